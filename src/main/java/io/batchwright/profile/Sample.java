package io.batchwright.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process at one moment.
 *
 * @param seconds since its run began
 * @param heap bytes of the Java heap in use, garbage included
 * @param resident bytes of the process in memory; 0 where the system does not tell
 * @param records records done
 */
public record Sample(double seconds, long heap, long resident, long records) {

    private static final Pattern LINE = Pattern.compile("sample ([0-9.E-]+) (\\d+) (\\d+) (\\d+)");

    /** As a line for {@link #parse}. */
    String line() {
        return "sample " + seconds + " " + heap + " " + resident + " " + records;
    }

    /** The sample of a line, if it is one. */
    static Optional<Sample> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Sample(
                        Double.parseDouble(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        Long.parseLong(matcher.group(4))))
                : Optional.empty();
    }
}
