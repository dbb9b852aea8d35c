package io.batchwright.sink;

import io.batchwright.sink.KnownConstraints.Check;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@link KnownConstraints} of a table of H2. */
final class H2Constraints {

    private static final String OF_TABLE = "_schema = coalesce(?, current_schema) AND ";

    private static final String TRIGGERS =
            "SELECT count(*) FROM information_schema.triggers WHERE event_object" + OF_TABLE + "event_object_table = ?";

    private static final String CHECKS = "SELECT t.constraint_name, c.check_clause, (SELECT array_agg(u.column_name)"
            + " FROM information_schema.constraint_column_usage u WHERE u.constraint_schema = t.constraint_schema"
            + " AND u.constraint_name = t.constraint_name) FROM information_schema.table_constraints t"
            + " JOIN information_schema.check_constraints c ON c.constraint_schema = t.constraint_schema"
            + " AND c.constraint_name = t.constraint_name WHERE t.table" + OF_TABLE + "t.table_name = ?";

    private final Connection connection;
    private final WriteTarget target;

    private H2Constraints(Connection connection, WriteTarget target) {
        this.connection = connection;
        this.target = target;
    }

    /** The constraints that rows can be held against which are to be inserted. */
    static KnownConstraints read(Connection connection, WriteTarget target) throws SQLException {
        H2Constraints table = new H2Constraints(connection, target);
        return table.hasTriggers()
                ? KnownConstraints.NONE
                : new KnownConstraints(table.checks(), KnownConstraints.uniques(connection, Vendor.H2, target));
    }

    private boolean hasTriggers() throws SQLException {
        try (PreparedStatement select = select(TRIGGERS);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    private List<Check> checks() throws SQLException {
        List<Check> checks = new ArrayList<>();
        try (PreparedStatement select = select(CHECKS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Object columns = row.getObject(3, String[].class);
                if (columns instanceof String[] names && KnownConstraints.checkable(target, List.of(names))) {
                    checks.add(new Check(row.getString(1), row.getString(2), List.of(names)));
                }
            }
        }
        return checks;
    }

    private PreparedStatement select(String query) throws SQLException {
        PreparedStatement select = connection.prepareStatement(query);
        select.setString(1, target.table().schema());
        select.setString(2, target.table().table());
        return select;
    }
}
