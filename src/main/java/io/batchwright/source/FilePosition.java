package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the files of a plan; as text {@code ordinal:offset:line} or {@code ordinal:offset:line:window}.
 *
 * @param ordinal which input of the plan, from its first one's number
 * @param offset from 0, in the unit of the source's {@link TextCodec}
 * @param line from 1
 * @param window CRC-32C of the last 64 KiB before the offset, of the file if it can be sought, else of its text; or null
 */
record FilePosition(
        int ordinal, long offset, long line, @Nullable Integer window) {

    static final FilePosition START = new FilePosition(0, 0, 1, null);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18}):(\\d{1,18})(?::([0-9a-f]{8}))?");

    static FilePosition parse(Position position) {
        Matcher matcher = TEXT.matcher(position.value());
        if (!matcher.matches()) {
            throw new SourceException("expected a position in files such as 0:4096:17, found '" + position
                    + "'; load from the start with --rerun");
        }
        String window = matcher.group(4);
        return new FilePosition(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                window == null ? null : HexFormat.fromHexDigits(window));
    }

    /**
     * Where to go on in a plan.
     *
     * @param from null for the start
     */
    static FilePosition in(InputPlan plan, @Nullable Position from) {
        if (plan.inputs().isEmpty()) {
            return new FilePosition(plan.first(), 0, 1, null);
        }
        if (from == null) {
            return startOf(plan, plan.first());
        }
        FilePosition start = parse(from);
        if (start.ordinal() < plan.first() || start.ordinal() >= plan.next()) {
            throw new SourceException("position " + from + " is in input " + (start.ordinal() - plan.first() + 1)
                    + ", but the plan has " + plan.inputs().size() + "; load from the start with --rerun");
        }
        return start;
    }

    /** Where the reading of an input begins. */
    static FilePosition startOf(InputPlan plan, int ordinal) {
        String from = plan.inputs().get(ordinal - plan.first()).from();
        return from == null ? new FilePosition(ordinal, 0, 1, null) : parse(new Position(ordinal + ":" + from));
    }

    /** The place within its input, as text {@code offset:line}. */
    String inInput() {
        return offset + ":" + line;
    }

    Position toPosition() {
        String place = ordinal + ":" + offset + ":" + line;
        return new Position(
                window == null ? place : place + ":" + HexFormat.of().toHexDigits(window));
    }
}
