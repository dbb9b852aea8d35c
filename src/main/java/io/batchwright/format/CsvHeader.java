package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Lines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in the first record of a CSV input. Cold path. */
final class CsvHeader {

    private CsvHeader() {}

    /**
     * Reads the names, in order.
     *
     * @param header the header record, maybe after empty lines; empty if the input is
     * @throws FormatException if it is not well-formed
     */
    static List<String> names(Bytes header, CsvScanner scanner) {
        Bytes bytes = new Bytes(Arrays.copyOf(header.array(), header.length()), header.length());
        int to = header.length();
        int i = 0;
        while (i < to && Lines.isEnd(bytes.array()[i])) {
            i++;
        }
        List<String> names = new ArrayList<>();
        boolean more = i < to;
        while (more) {
            int stop = scanner.value(bytes.array(), i, to);
            if (stop == CsvScanner.NONE) {
                throw new FormatException("header, name " + (names.size() + 1) + ": " + scanner.problem() + ", found "
                        + Place.character(bytes.array(), scanner.end(), to));
            }
            names.add(name(bytes, scanner));
            more = stop < to && !Lines.isEnd(bytes.array()[stop]);
            i = stop + 1;
        }
        return names;
    }

    private static String name(Bytes bytes, CsvScanner scanner) {
        if (scanner.doubled()) {
            int start = scanner.appendText(bytes);
            return bytes.text(start, bytes.length());
        }
        return new String(bytes.array(), scanner.start(), scanner.end() - scanner.start(), StandardCharsets.UTF_8);
    }

    /**
     * Which slot takes the values of each column; -1 for columns that no field asks for.
     *
     * @param names the header's names, empty if the input is empty
     * @param places the columns that fields ask for, by slot
     * @throws FormatException if a name is there twice, or one that a field asks for is not there
     */
    static int[] slotOfColumn(List<String> names, List<String> places, char delimiter) {
        if (names.isEmpty()) {
            return new int[0];
        }
        requireUnique(names);
        List<String> missing =
                places.stream().filter(place -> !names.contains(place)).toList();
        if (!missing.isEmpty()) {
            throw new FormatException("the header lacks " + (missing.size() == 1 ? "column " : "columns ")
                    + quoted(missing) + "; found " + quoted(names) + " with delimiter "
                    + (delimiter == '\t' ? "tab" : "'" + delimiter + "'"));
        }
        return names.stream().mapToInt(places::indexOf).toArray();
    }

    /** Columns without a name may be several: no field can ask for them. */
    private static void requireUnique(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new FormatException(
                        "the header has column '" + name + "' more than once; found " + quoted(names));
            }
        }
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
