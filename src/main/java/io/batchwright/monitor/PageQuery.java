package io.batchwright.monitor;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that find the ids of a page: where it is ({@code place}), and what its executions must have. */
final class PageQuery {

    private static final String OF_JOB = "%PREFIX%JOB_INSTANCE i WHERE i.JOB_NAME = :job";

    private static final String WITH_PARAMETER = "%PREFIX%JOB_EXECUTION_PARAMS p WHERE p.PARAMETER_NAME = :name";

    /** Values may be too long for an index of PostgreSQL, so that it has their beginnings. */
    private static final String VALUE = " AND LEFT(p.PARAMETER_VALUE, 100) = LEFT(CAST(:value AS VARCHAR), 100)"
            + " AND p.PARAMETER_VALUE = :value";

    private final ExecutionFilter filter;
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> place = new ArrayList<>();
    private final List<String> nearMatch = new ArrayList<>();
    private final List<String> farMatch = new ArrayList<>();
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
        job();
        parameter();
        if (!filter.statuses().isEmpty()) {
            nearMatch.add("e.STATUS IN (:statuses)");
            farMatch.add("e.STATUS IN (:statuses)");
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

    private void job() {
        if (filter.job() != null) {
            related("JOB_INSTANCE_ID", "i", OF_JOB);
            parameters.put("job", filter.job());
        }
    }

    private void parameter() {
        ParameterMatch parameter = filter.parameter();
        if (parameter == null) {
            return;
        }
        related("JOB_EXECUTION_ID", "p", WITH_PARAMETER + (parameter.value() == null ? "" : VALUE));
        parameters.put("name", parameter.name());
        if (parameter.value() != null) {
            parameters.put("value", parameter.value());
        }
    }

    /**
     * A condition on another table. Of few executions each is looked up there; otherwise the search begins there. H2 has to be told by
     * the words.
     *
     * @param column the one that both tables have
     */
    private void related(String column, String alias, String rows) {
        nearMatch.add("EXISTS (SELECT 1 FROM " + rows + " AND " + alias + "." + column + " = e." + column + ")");
        farMatch.add("e." + column + " IN (SELECT " + alias + "." + column + " FROM " + rows + ")");
    }

    /** Whether every execution at the place is one of the page. */
    boolean matchesAll() {
        return nearMatch.isEmpty();
    }

    /** Those that match among the next {@code :window} executions. */
    String near() {
        return "SELECT e.JOB_EXECUTION_ID FROM (SELECT e.JOB_EXECUTION_ID, e.JOB_INSTANCE_ID, e.STATUS, e.CREATE_TIME"
                + " FROM %PREFIX%JOB_EXECUTION e" + where(place) + order + " LIMIT :window) e" + where(nearMatch)
                + order + " LIMIT :limit";
    }

    /** Those that match, found by what they have; {@code OFFSET} keeps the database from going by the order instead. */
    String far() {
        List<String> conditions = new ArrayList<>(place);
        conditions.addAll(farMatch);
        return "SELECT e.JOB_EXECUTION_ID FROM (SELECT e.JOB_EXECUTION_ID, e.CREATE_TIME FROM %PREFIX%JOB_EXECUTION e"
                + where(conditions) + " OFFSET 0) e" + order + " LIMIT :limit";
    }

    /** The values of what the statements name, but {@code limit} and {@code window}. */
    Map<String, Object> parameters() {
        return parameters;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
