package io.batchwright.sink;

import io.batchwright.record.InputPlan;
import tools.jackson.databind.json.JsonMapper;

/** The frozen input as JSON text. */
final class PlanJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PlanJson() {}

    static String write(InputPlan plan) {
        return MAPPER.writeValueAsString(plan);
    }

    static InputPlan read(String json) {
        return MAPPER.readValue(json, InputPlan.class);
    }
}
