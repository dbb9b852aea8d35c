package io.batchwright.record;

import org.jspecify.annotations.Nullable;

/**
 * A record that was not loaded, and why.
 *
 * @param location where it stands
 * @param stage which stage refused it, such as {@code format}, {@code filter} or {@code sink}
 * @param field the field it failed on, or null if it is the whole record
 * @param reason what was expected and what was found, for people
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
        byte[] raw,
        boolean truncated,
        byte @Nullable [] header) {

    /** The longest reason that is kept, in characters. */
    public static final int MAX_REASON = 1000;

    /** A record of an input without a header. */
    public Reject(
            Location location, String stage, @Nullable String field, String reason, byte[] raw, boolean truncated) {
        this(location, stage, field, reason, raw, truncated, null);
    }

    public Reject(
            Location location,
            String stage,
            @Nullable String field,
            String reason,
            byte[] raw,
            boolean truncated,
            byte @Nullable [] header) {
        this.location = location;
        this.stage = stage;
        this.field = field;
        this.reason = shortened(reason);
        this.raw = raw;
        this.truncated = truncated;
        this.header = header;
    }

    private static String shortened(String reason) {
        if (reason.length() <= MAX_REASON) {
            return reason;
        }
        boolean split = Character.isHighSurrogate(reason.charAt(MAX_REASON - 2));
        return reason.substring(0, split ? MAX_REASON - 2 : MAX_REASON - 1) + "…";
    }
}
