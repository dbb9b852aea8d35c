package io.batchwright.sink;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tables beside a target, one for each load that is to replace its rows: named by the target and the load. */
final class BesideTables {

    private static final String MARK = "__batchwright_";
    private static final int LOAD_LENGTH = 12;
    private static final Pattern MARKED = Pattern.compile(MARK + "[0-9a-zA-Z]{1," + LOAD_LENGTH + "}");

    private final TableName target;
    private final String prefix;
    private final TableName own;
    private final String suffix;

    BesideTables(TableName target, LoadKey load) {
        this.target = target;
        this.prefix = cut(target.table(), TableName.LONGEST - MARK.length() - LOAD_LENGTH - 1) + MARK;
        String job = load.job().substring(0, Math.min(LOAD_LENGTH, load.job().length()));
        this.own = new TableName(target.schema(), prefix + job);
        this.suffix = MARK + job;
    }

    /** A text about a table beside, in which it and its constraints are called as those of the target are. */
    static String unmarked(String text) {
        return MARKED.matcher(text).replaceAll("");
    }

    /** The one of this load. */
    TableName own() {
        return own;
    }

    /** What tells the names of this load's things apart from those of others. */
    String suffix() {
        return suffix;
    }

    /** The text's beginning, of at most some number of bytes. */
    private static String cut(String text, int bytes) {
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    /**
     * Drops this load's table, and those of loads that are complete, purged, or left behind by a newer load of the same scope.
     *
     * @param complete this load
     */
    void dropAbandoned(Connection connection, Checkpoint complete) throws SQLException {
        for (String name : list(connection)) {
            if (!ResumableLoads.contain(connection, name.substring(prefix.length()), complete.key())) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("DROP TABLE " + new TableName(target.schema(), name).quoted());
                }
            }
        }
        connection.commit();
    }

    private List<String> list(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = coalesce(?, current_schema) AND left(table_name, ?) = ?")) {
            select.setString(1, target.schema());
            select.setInt(2, prefix.codePointCount(0, prefix.length()));
            select.setString(3, prefix);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
