package io.batchwright.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record to load: of a hundred, about two are malformed, two have a wrong number, and ten are filtered.
 *
 * @param metric the number as text; null if the record is malformed
 */
record Reading(int id, @Nullable String metric, String amount, String at, String note) {

    /** How many records in a row are of one group; no round number of records ends with a group. */
    static final int GROUP = 13;

    private static final long SEED = 42;

    /** The first of always the same records. */
    static Stream<Reading> first(int count) {
        Random random = new Random(SEED);
        return IntStream.range(0, count).mapToObj(id -> of(id, random));
    }

    private static Reading of(int id, Random random) {
        int kind = random.nextInt(100);
        String metric = kind < 2 ? null : kind < 4 ? "many" : Integer.toString(random.nextInt(1000));
        String at = "2026-01-" + (10 + id % 20) + "T0" + id % 10 + ":00:00";
        return new Reading(id, metric, random.nextInt(1_000_000) + ".5", at, note(id));
    }

    /** Text that the bulk protocol has to escape. */
    private static String note(int id) {
        return switch (id % 4) {
            case 0 -> "tab\there";
            case 1 -> "back\\slash\\N";
            case 2 -> "größer; says nobody";
            default -> "plain";
        };
    }

    /** As a line of pairs, with its end. */
    String line() {
        return metric == null
                ? nonsense() + "\n"
                : "id=" + id + ",metric=" + metric + ",amount=" + amount + ",at=" + at + ",note=" + note + "\n";
    }

    /** As an element of an array. */
    String json() {
        return JsonMapper.shared().writeValueAsString(metric == null ? nonsense() : members());
    }

    /** As an element that is always an object, and says of which group it is. */
    String objectOfGroup() {
        Map<String, Object> members = members();
        members.put("group", id / GROUP);
        return JsonMapper.shared().writeValueAsString(members);
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("metric", metricText());
        members.put("amount", amount);
        members.put("at", at);
        members.put("note", note);
        return members;
    }

    /** The number as text; it is none if the record is malformed. */
    String metricText() {
        return metric == null ? nonsense() : metric;
    }

    private String nonsense() {
        return "nonsense " + id;
    }
}
