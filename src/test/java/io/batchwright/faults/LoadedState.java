package io.batchwright.faults;

import io.batchwright.record.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * What a load left behind: every column of every row and reject, in order, and the checkpoint's ledger.
 *
 * @param checkpoints the ledgers of all checkpoints, each with whether it is complete
 */
record LoadedState(List<String> rows, List<String> rejects, List<String> checkpoints) {

    private static final String REJECTS = "SELECT target, position, line, byte_offset, stage, field, reason, raw,"
            + " truncated FROM batchwright_reject";

    private static final String LEDGERS = "SELECT read_count, written_count, filtered_count, rejected_count,"
            + " ignored_count, complete FROM batchwright_checkpoint";

    /** @param rows all rows, sorted */
    static LoadedState read(Connection connection, List<String> rows) throws SQLException {
        return new LoadedState(rows, lines(connection, REJECTS), lines(connection, LEDGERS));
    }

    /** The checkpoint's line for a complete load. */
    static String complete(Ledger ledger) {
        return ledger.read() + "|" + ledger.written() + "|" + ledger.filtered() + "|" + ledger.rejected() + "|"
                + ledger.ignored() + "|true";
    }

    /** Rows of a query, sorted, each as its values joined by a bar. */
    static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringJoiner line = new StringJoiner("|");
                for (int i = 1; i <= columns; i++) {
                    line.add(text(row, i));
                }
                lines.add(line.toString());
            }
        }
        lines.sort(null);
        return lines;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof byte[] || value instanceof Blob
                ? HexFormat.of().formatHex(row.getBytes(column))
                : String.valueOf(value);
    }

    /** SHA-256 of all rows and rejects. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (List<String> part : List.of(rows, rejects, checkpoints)) {
                part.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws AssertionError with the first differences, if this is not what an undisturbed run leaves */
    void requireSame(LoadedState undisturbed) {
        if (checksum().equals(undisturbed.checksum())) {
            return;
        }
        throw new AssertionError("differs from an undisturbed run: "
                + difference("rows", rows, undisturbed.rows)
                + difference("rejects", rejects, undisturbed.rejects)
                + difference("checkpoints", checkpoints, undisturbed.checkpoints));
    }

    private static String difference(String what, List<String> found, List<String> expected) {
        if (found.equals(expected)) {
            return "";
        }
        String[] left = found.toArray(String[]::new);
        int at = Arrays.mismatch(left, expected.toArray(String[]::new));
        return "%n  %s: expected %d, found %d; the first difference is '%s' instead of '%s'"
                .formatted(what, expected.size(), found.size(), at(found, at), at(expected, at));
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "nothing";
    }
}
