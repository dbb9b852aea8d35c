package io.batchwright.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;

/** What the long run found, as Markdown. */
final class FaultReport {

    private static final String HEADER = "| fault | into | faults that counted | wrong |\n| --- | --- | --- | --- |\n";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+ \\| [^|]+) \\| (\\d+ \\| \\S+) \\|$");

    /** The marks of a file: what was played where, and the restart in a big file. */
    private static final String FAULTS = "faults";

    private static final String BIG_FILE = "big-file";

    private final String server;
    private final List<Row> rows;
    private final @Nullable String restart;

    /**
     * Makes a report.
     *
     * @param server the version of PostgreSQL
     * @param restart how the restart in a big file went, or null if there was none
     */
    FaultReport(String server, List<Row> rows, @Nullable String restart) {
        this.server = server;
        this.rows = List.copyOf(rows);
        this.restart = restart;
    }

    /**
     * A scenario's result.
     *
     * @param counted how many faults counted
     * @param failures what went wrong, one per load
     */
    record Row(Scenario scenario, int counted, List<String> failures) {

        private String cells() {
            return counted + " | " + (failures.isEmpty() ? "0" : "**" + failures.size() + "**");
        }
    }

    private String text(Map<String, String> earlier) {
        Map<String, String> all = new LinkedHashMap<>(earlier);
        rows.forEach(row ->
                all.put(row.scenario().title() + " | " + row.scenario().place().title(), row.cells()));
        StringBuilder lines = new StringBuilder(HEADER);
        all.forEach((what, result) ->
                lines.append("| ").append(what).append(" | ").append(result).append(" |\n"));
        return """
                |  |  |
                | --- | --- |
                | machine | %s, %d processors, %s |
                | Java | %s |
                | PostgreSQL | %s |
                | H2 | %s |

                %s""".formatted(
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.runtime.version"),
                        server,
                        Constants.FULL_VERSION,
                        lines);
    }

    /** Puts the report between the marks of a file. What was not played this time stays as it is there. */
    void write(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, String> earlier = new LinkedHashMap<>();
        Matcher row = ROW.matcher(between(text, FAULTS));
        while (row.find()) {
            earlier.put(row.group(1), row.group(2));
        }
        text = replace(text, FAULTS, text(earlier));
        Files.writeString(file, restart == null ? text : replace(text, BIG_FILE, restart));
    }

    private static String between(String text, String mark) throws IOException {
        int begin = text.indexOf(begin(mark));
        int end = text.indexOf(end(mark));
        if (begin < 0 || end < begin) {
            throw new IOException("expected the marks " + begin(mark) + " and " + end(mark));
        }
        return text.substring(begin + begin(mark).length(), end);
    }

    private static String replace(String text, String mark, String block) throws IOException {
        return text.replace(
                begin(mark) + between(text, mark) + end(mark), begin(mark) + "\n\n" + block + "\n" + end(mark));
    }

    private static String begin(String mark) {
        return "<!-- " + mark + ":begin -->";
    }

    private static String end(String mark) {
        return "<!-- " + mark + ":end -->";
    }

    /** For the terminal. */
    @Override
    public String toString() {
        return text(Map.of()) + (restart == null ? "" : "\n" + restart);
    }
}
