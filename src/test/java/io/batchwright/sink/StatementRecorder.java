package io.batchwright.sink;

import io.batchwright.fixture.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers the queries that run over its connections, so that the database can be asked how many rows each of them reads. */
final class StatementRecorder implements Connections {

    private static final Pattern OF_H2 = Pattern.compile("(?s)FROM \"PUBLIC\"\\.\"(\\w+)\".*?scanCount: (\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Connections connections;
    private final List<Query> queries = new ArrayList<>();

    StatementRecorder(Connections connections) {
        this.connections = connections;
    }

    private record Query(String sql, Map<Integer, Object> parameters) {}

    @Override
    public Connection open() throws SQLException {
        return recording(Connection.class, connections.open());
    }

    private <T> T recording(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> call(target, method, args)));
    }

    private Object call(Object target, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("setObject")) {
            queries.get(queries.size() - 1).parameters.put((Integer) args[0], args[1]);
        }
        try {
            Object result = method.invoke(target, args);
            if (method.getName().equals("prepareStatement")) {
                queries.add(new Query((String) args[0], new TreeMap<>()));
                return recording(PreparedStatement.class, (PreparedStatement) result);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** How many rows of a table all of them read, as the database tells when they run again. */
    long rowsRead(TestDatabase database, String table) {
        return queries.stream()
                .mapToLong(query -> database.vendor() == Vendor.H2
                        ? onH2(plan(database, "EXPLAIN ANALYZE ", query), table)
                        : onPostgres(JSON.readTree(plan(database, "EXPLAIN (ANALYZE, FORMAT JSON) ", query)), table))
                .sum();
    }

    private static long onH2(String plan, String table) {
        long rows = 0;
        Matcher scan = OF_H2.matcher(plan);
        while (scan.find()) {
            rows += scan.group(1).equalsIgnoreCase(table) ? Long.parseLong(scan.group(2)) : 0;
        }
        return rows;
    }

    private static long onPostgres(JsonNode plan, String table) {
        long rows = 0;
        for (JsonNode node : plan) {
            rows += onPostgres(node, table);
        }
        if (plan.path("Relation Name").asString("").equals(table)) {
            long each = plan.get("Actual Rows").asLong()
                    + plan.path("Rows Removed by Filter").asLong(0);
            rows += each * plan.get("Actual Loops").asLong();
        }
        return rows;
    }

    private static String plan(TestDatabase database, String explain, Query query) {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(explain + query.sql)) {
            for (Map.Entry<Integer, Object> parameter : query.parameters.entrySet()) {
                statement.setObject(parameter.getKey(), parameter.getValue());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query.sql, e);
        }
        return plan.toString();
    }
}
