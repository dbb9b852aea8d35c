package io.batchwright.monitor;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that find the ids of a page: where it is ({@code place}), and what its executions must have ({@code match}). */
final class PageQuery {

    /** Beside the other executions that are looked at: few, each by its id. */
    private static final String HAS_PARAMETER = "EXISTS (SELECT 1 FROM %PREFIX%JOB_EXECUTION_PARAMS p"
            + " WHERE p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND ";

    /** As where the search begins: H2 goes by the execution otherwise, all of them. */
    private static final String AMONG_THOSE_WITH_PARAMETER =
            "e.JOB_EXECUTION_ID IN (SELECT p.JOB_EXECUTION_ID FROM %PREFIX%JOB_EXECUTION_PARAMS p WHERE ";

    /** Values may be too long for an index of PostgreSQL, so that it has their beginnings. */
    private static final String VALUE = " AND LEFT(p.PARAMETER_VALUE, 100) = LEFT(CAST(:value AS VARCHAR), 100)"
            + " AND p.PARAMETER_VALUE = :value";

    private final ExecutionFilter filter;
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> place = new ArrayList<>();
    private final List<String> match = new ArrayList<>();
    private final String order;

    /**
     * @param time how times are written
     * @param keyTime when the execution was made that the page is before or after; null if the order is that of the ids
     */
    PageQuery(ExecutionFilter filter, Function<Instant, LocalDateTime> time, @Nullable LocalDateTime keyTime) {
        this.filter = filter;
        String direction = filter.after() == null ? " DESC" : "";
        order = " ORDER BY " + (filter.created() == null ? "" : "e.CREATE_TIME" + direction + ", ")
                + "e.JOB_EXECUTION_ID" + direction;
        range(time);
        key(keyTime);
        if (filter.job() != null) {
            match.add("i.JOB_NAME = :job");
            parameters.put("job", filter.job());
        }
        if (!filter.statuses().isEmpty()) {
            match.add("e.STATUS IN (:statuses)");
            parameters.put(
                    "statuses", filter.statuses().stream().map(Enum::name).toList());
        }
    }

    private void range(Function<Instant, LocalDateTime> time) {
        TimeRange created = filter.created();
        if (created != null && created.from() != null) {
            place.add("e.CREATE_TIME >= :from");
            parameters.put("from", time.apply(created.from()));
        }
        if (created != null && created.to() != null) {
            place.add("e.CREATE_TIME < :to");
            parameters.put("to", time.apply(created.to()));
        }
    }

    private void key(@Nullable LocalDateTime keyTime) {
        Long key = filter.before() == null ? filter.after() : filter.before();
        if (key == null) {
            return;
        }
        String beyond = filter.before() == null ? " > " : " < ";
        parameters.put("key", key);
        if (keyTime == null) {
            place.add("e.JOB_EXECUTION_ID" + beyond + ":key");
        } else {
            place.add("e.CREATE_TIME" + beyond.stripTrailing() + "= :keyTime");
            place.add("(e.CREATE_TIME" + beyond + ":keyTime OR e.JOB_EXECUTION_ID" + beyond + ":key)");
            parameters.put("keyTime", keyTime);
        }
    }

    /** Whether every execution at the place is one of the page. */
    boolean matchesAll() {
        return match.isEmpty() && filter.parameter() == null;
    }

    /** Those that match among the next {@code :window} executions. */
    String near() {
        return "SELECT e.JOB_EXECUTION_ID FROM (SELECT e.JOB_EXECUTION_ID, e.JOB_INSTANCE_ID, e.STATUS, e.CREATE_TIME"
                + " FROM %PREFIX%JOB_EXECUTION e" + where(place) + order + " LIMIT :window) e" + join()
                + where(matching(HAS_PARAMETER)) + order + " LIMIT :limit";
    }

    /** Those that match, found by what they have; {@code OFFSET} keeps the database from going by the order instead. */
    String far() {
        List<String> conditions = new ArrayList<>(place);
        conditions.addAll(matching(AMONG_THOSE_WITH_PARAMETER));
        return "SELECT e.JOB_EXECUTION_ID FROM (SELECT e.JOB_EXECUTION_ID, e.CREATE_TIME FROM %PREFIX%JOB_EXECUTION e"
                + join() + where(conditions) + " OFFSET 0) e" + order + " LIMIT :limit";
    }

    /** The values of what the statements name, but {@code limit} and {@code window}. */
    Map<String, Object> parameters() {
        return parameters;
    }

    private List<String> matching(String parameterCondition) {
        ParameterMatch parameter = filter.parameter();
        if (parameter == null) {
            return match;
        }
        List<String> all = new ArrayList<>(match);
        all.add(parameterCondition + "p.PARAMETER_NAME = :name" + (parameter.value() == null ? "" : VALUE) + ")");
        parameters.put("name", parameter.name());
        if (parameter.value() != null) {
            parameters.put("value", parameter.value());
        }
        return all;
    }

    private String join() {
        return filter.job() == null ? "" : " JOIN %PREFIX%JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID";
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
