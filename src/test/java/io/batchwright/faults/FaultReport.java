package io.batchwright.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.h2.engine.Constants;

/** What the long run found, as Markdown. */
final class FaultReport {

    private static final String BEGIN = "<!-- faults:begin -->";
    private static final String END = "<!-- faults:end -->";

    private FaultReport() {}

    /**
     * A scenario's result.
     *
     * @param loads how many loads were played
     * @param counted how many faults counted
     * @param failures what went wrong, one per load
     * @param seconds how long it took
     */
    record Row(String title, String database, int loads, int counted, List<String> failures, double seconds) {

        private String line() {
            String wrong = failures.isEmpty() ? "0" : "**" + failures.size() + "**";
            return String.format(
                    Locale.ROOT, "| %s | %s | %d | %d | %s | %.0f |", title, database, counted, loads, wrong, seconds);
        }
    }

    static String of(List<Row> rows, String server, long seed) {
        String lines = rows.stream().map(Row::line).collect(Collectors.joining("\n"));
        return """
                |  |  |
                | --- | --- |
                | machine | %s, %d processors, %s %s |
                | Java | %s |
                | PostgreSQL | %s |
                | H2 | %s |
                | seed | %d |

                | fault | database | faults that counted | loads | wrong | s |
                | --- | --- | --- | --- | --- | --- |
                %s
                """.formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.runtime.version"),
                        server,
                        Constants.FULL_VERSION,
                        seed,
                        lines);
    }

    /** Puts the report between the two marks of a file. */
    static void write(Path file, String report) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + ": expected the marks " + BEGIN + " and " + END);
        }
        String block = text.substring(0, begin + BEGIN.length()) + "\n\n" + report + "\n" + text.substring(end);
        Files.writeString(file, block);
    }
}
