package io.batchwright.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** A table of text for the terminal; control characters are shown as dots, long values are cut. */
final class TextTable {

    private static final int WIDEST = 120;

    private final List<String> columns;
    private final List<List<String>> rows;

    TextTable(List<String> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows.stream()
                .map(row -> row.stream().map(TextTable::printable).toList())
                .toList();
    }

    void print(PrintWriter out) {
        int[] widths = new int[columns.size()];
        Arrays.setAll(widths, i -> columns.get(i).length());
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println(line(columns, widths));
        out.println(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
        for (List<String> row : rows) {
            out.println(line(row, widths));
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "  " : " | ").append(cell).append(" ".repeat(widths[i] - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private static String printable(String cell) {
        StringBuilder text = new StringBuilder();
        cell.codePoints().limit(WIDEST).forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '.' : c));
        return cell.codePointCount(0, cell.length()) > WIDEST ? text + "…" : text.toString();
    }
}
