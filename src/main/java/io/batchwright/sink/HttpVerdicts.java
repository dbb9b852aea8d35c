package io.batchwright.sink;

import io.batchwright.http.Reply;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.JsonStep;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads out of an answer which items of a batch were refused, and why. */
final class HttpVerdicts {

    /** Bad request, conflict, content too large, unprocessable content: it is what was sent that is wrong. */
    private static final Set<Integer> ABOUT_THE_BATCH = Set.of(400, 409, 413, 422);

    private final @Nullable HttpErrorsSpec errors;
    private final ObjectMapper json = new ObjectMapper();

    /** @param errors where an answer names items; null if it never does */
    HttpVerdicts(@Nullable HttpErrorsSpec errors) {
        this.errors = errors;
    }

    /** An answer that says nothing about the rows, but about the request, or nothing that can be understood. */
    static final class UnusableReplyException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableReplyException(String message) {
            super(message);
        }
    }

    /**
     * The items that were refused, by their index in the batch, with the reason. All others were taken.
     *
     * @param items how many were sent
     */
    Map<Integer, String> refused(Reply reply, int items) throws UnusableReplyException {
        Map<Integer, String> named = named(reply, items);
        if (!named.isEmpty() || reply.isSuccess()) {
            return named;
        }
        if (!ABOUT_THE_BATCH.contains(reply.status())) {
            throw new UnusableReplyException(reply.text() + advice(reply.status()));
        }
        Map<Integer, String> all = new TreeMap<>();
        for (int i = 0; i < items; i++) {
            all.put(i, reply.text());
        }
        return all;
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; check auth";
            case 404, 405, 410 -> "; check url and method";
            default -> "";
        };
    }

    private Map<Integer, String> named(Reply reply, int items) throws UnusableReplyException {
        Map<Integer, String> named = new TreeMap<>();
        HttpErrorsSpec where = errors;
        if (where != null && reply.body().length > 0) {
            for (JsonNode error : at(parsed(reply), where.path())) {
                named.putIfAbsent(index(at(error, where.index()), items), message(error, where));
            }
        }
        return named;
    }

    private static String message(JsonNode error, HttpErrorsSpec where) {
        JsonNode message = at(error, where.message());
        return message.isMissingNode() || message.isNull() ? error.toString() : message.asString(message.toString());
    }

    private static int index(JsonNode index, int items) throws UnusableReplyException {
        if (!index.canConvertToInt() || index.asInt() < 0 || index.asInt() >= items) {
            throw new UnusableReplyException("the answer names item '" + index + "' as refused; expected 0 to "
                    + (items - 1) + "; check errors");
        }
        return index.asInt();
    }

    /** Errors are often no JSON at all, where a proxy makes them; then they name no item. */
    private JsonNode parsed(Reply reply) throws UnusableReplyException {
        try {
            return json.readTree(reply.body());
        } catch (JacksonException e) {
            if (reply.isSuccess()) {
                throw new UnusableReplyException(reply.text() + ", which is no JSON to look for errors in");
            }
            return json.missingNode();
        }
    }

    private static JsonNode at(JsonNode node, JsonPath path) {
        JsonNode found = node;
        for (JsonStep step : path.steps()) {
            String key = step.key();
            found = key == null ? found.path(step.index()) : found.path(key);
        }
        return found;
    }
}
