package io.batchwright.faults;

import io.batchwright.record.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What {@code run --json} prints.
 *
 * @param whole the ledger of the whole load
 * @param thisRun the part that this run added
 * @param resumedFrom the position it went on from, or null
 * @param seconds duration of the step
 */
record RunReport(
        String status,
        Ledger whole,
        Ledger thisRun,
        @Nullable String resumedFrom,
        double seconds) {

    static RunReport parse(String json) {
        JsonNode node = new ObjectMapper().readTree(json);
        JsonNode resumedFrom = node.get("resumedFrom");
        return new RunReport(
                node.get("status").asString(),
                ledger(node),
                ledger(node.get("thisRun")),
                resumedFrom.isNull() ? null : resumedFrom.asString(),
                node.get("seconds").asDouble());
    }

    private static Ledger ledger(JsonNode node) {
        return new Ledger(
                node.get("read").asLong(),
                node.get("written").asLong(),
                node.get("filtered").asLong(),
                node.get("rejected").asLong(),
                node.get("ignored").asLong());
    }
}
