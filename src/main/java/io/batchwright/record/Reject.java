package io.batchwright.record;

import org.jspecify.annotations.Nullable;

/**
 * A record that was not loaded, and why.
 *
 * @param location where it stands
 * @param stage which stage refused it, such as {@code format}, {@code filter} or {@code sink}
 * @param field the field it failed on, or null if it is the whole record
 * @param reason what was expected and what was found, for people
 * @param detail what the record has there, if the reason does not say it, so that one reason counts as one; or null
 * @param raw the record's bytes as read, without its line end; cut at the record limit. Owned by this object.
 * @param truncated whether {@code raw} was cut, so that the record can not be replayed
 * @param header the header of its input, without its line end; null if it has none. Shared: do not write to it.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
public record Reject(
        Location location,
        String stage,
        @Nullable String field,
        String reason,
        @Nullable String detail,
        byte[] raw,
        boolean truncated,
        byte @Nullable [] header) {

    /** The longest reason, and the longest detail, that is kept; in characters. */
    public static final int MAX_REASON = 1000;

    /** A record of an input without a header, whose reason says it all. */
    public Reject(
            Location location, String stage, @Nullable String field, String reason, byte[] raw, boolean truncated) {
        this(location, stage, field, reason, raw, truncated, null);
    }

    /** A record whose reason says it all. */
    public Reject(
            Location location,
            String stage,
            @Nullable String field,
            String reason,
            byte[] raw,
            boolean truncated,
            byte @Nullable [] header) {
        this(location, stage, field, reason, null, raw, truncated, header);
    }

    public Reject(
            Location location,
            String stage,
            @Nullable String field,
            String reason,
            @Nullable String detail,
            byte[] raw,
            boolean truncated,
            byte @Nullable [] header) {
        this.location = location;
        this.stage = stage;
        this.field = field;
        this.reason = shortened(reason);
        this.detail = detail == null ? null : shortened(detail);
        this.raw = raw;
        this.truncated = truncated;
        this.header = header;
    }

    /** Reason and detail together. */
    public String explanation() {
        return detail == null ? reason : reason + ": " + detail;
    }

    private static String shortened(String reason) {
        if (reason.length() <= MAX_REASON) {
            return reason;
        }
        boolean split = Character.isHighSurrogate(reason.charAt(MAX_REASON - 2));
        return reason.substring(0, split ? MAX_REASON - 2 : MAX_REASON - 1) + "…";
    }
}
