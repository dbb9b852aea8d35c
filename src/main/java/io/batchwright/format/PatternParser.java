package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Matches whole lines; the groups are slices of them. A group that took no part in the match is no value. */
final class PatternParser implements LineParser {

    private final Slots slots;
    private final String[] groups;
    private final LineChars chars = new LineChars();
    private final Matcher matcher;

    PatternParser(Slots slots, Pattern pattern) {
        this.slots = slots;
        this.groups = slots.places().toArray(new String[0]);
        this.matcher = pattern.matcher(chars);
    }

    @Override
    public @Nullable String parse(Bytes bytes, int from, int to, int row) {
        chars.set(bytes.array(), from, to);
        matcher.reset();
        try {
            if (!matcher.matches()) {
                return mismatch(bytes.array(), from, to);
            }
        } catch (LineChars.ExhaustedException | StackOverflowError e) {
            return "the pattern needs too many steps for this line; make its repetitions possessive (*+) or narrower";
        }
        for (int slot = 0; slot < groups.length; slot++) {
            int start = matcher.start(groups[slot]);
            if (start >= 0) {
                slots.set(slot, row, chars.offset(start), chars.offset(matcher.end(groups[slot])));
            }
        }
        return null;
    }

    private String mismatch(byte[] bytes, int from, int to) {
        int farthest = chars.offset(matcher.hitEnd() ? chars.length() : chars.farthest());
        return "the line does not match the pattern, which looked no farther than column "
                + Place.column(bytes, from, farthest) + ", at " + Place.character(bytes, farthest, to);
    }
}
