package io.batchwright.source;

import io.batchwright.record.Position;
import io.batchwright.source.page.PagePlace;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the pages of an API; as text {@code ordinal:index:records:bytes:checksum:state}. After the last record of a page
 * it is a place in that page, not in the next one, so that there is something to compare when the load goes on.
 *
 * @param page where the page stands
 * @param index how many of its records come before, from 0
 * @param checksum CRC-32C of the lines of these; null if there are none, or it is not known
 */
record HttpPosition(PagePlace page, int index, @Nullable Integer checksum) {

    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18}):(\\d{1,9}):(\\d{1,18}):(\\d{1,18}):([0-9a-f]{8})?:(.*)", Pattern.DOTALL);

    static HttpPosition parse(Position position) {
        Matcher matcher = TEXT.matcher(position.value());
        if (!matcher.matches()) {
            throw new SourceException("expected a position in pages such as 3:50:200:16384:01234567:3, found '"
                    + position + "'; load from the start with --rerun");
        }
        String checksum = matcher.group(5);
        PagePlace page = new PagePlace(
                Long.parseLong(matcher.group(1)),
                matcher.group(6),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4)));
        return new HttpPosition(
                page, Integer.parseInt(matcher.group(2)), checksum == null ? null : HexFormat.fromHexDigits(checksum));
    }

    Position toPosition() {
        String known = checksum == null ? "" : HexFormat.of().toHexDigits(checksum);
        return new Position(page.ordinal() + ":" + index + ":" + page.records() + ":" + page.bytes() + ":" + known + ":"
                + page.state());
    }
}
