package io.batchwright.source;

import io.batchwright.source.page.PageJson;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.JsonStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds a value in records, each of which is sound JSON. Immutable. */
record CursorField(JsonPath path) {

    /** The value in a record; null if it has none, or no single one. */
    @Nullable
    CursorValue in(byte[] record, int from, int to) {
        try (JsonParser json = PageJson.parser(record, from, to)) {
            json.nextToken();
            for (JsonStep step : path.steps()) {
                if (!enter(json, step)) {
                    return null;
                }
            }
            JsonToken token = json.currentToken();
            return token.isScalarValue() && token != JsonToken.VALUE_NULL
                    ? new CursorValue(json.getString(), token.isNumeric())
                    : null;
        }
    }

    private static boolean enter(JsonParser json, JsonStep step) {
        return step.key() == null ? enterElement(json, step.index()) : enterValue(json, step.key());
    }

    private static boolean enterValue(JsonParser json, String key) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean found = json.currentName().equals(key);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private static boolean enterElement(JsonParser json, int index) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == index) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }
}
