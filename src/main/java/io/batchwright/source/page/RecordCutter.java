package io.batchwright.source.page;

import io.batchwright.bytes.Bytes;
import io.batchwright.http.HttpException;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.JsonStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Cuts the records out of one JSON answer: each becomes a line, byte for byte but for white space line breaks within it,
 * which become blanks. For one answer; not thread-safe.
 */
final class RecordCutter {

    private static final int LONGEST_EXCERPT = 200;

    private final byte[] body;
    private final JsonPath records;
    private final Map<JsonPath, String> values = new HashMap<>();
    private final Bytes lines;
    private int count;
    private boolean found;

    private RecordCutter(byte[] body, JsonPath records) {
        this.body = body;
        this.records = records;
        this.lines = new Bytes(body.length + 1);
    }

    /**
     * What was found.
     *
     * @param lines the records
     * @param records how many there are
     * @param values what stands at the other paths; without those where nothing is, or {@code null}
     */
    record Cut(Bytes lines, int records, Map<JsonPath, String> values) {}

    /**
     * Cuts an answer.
     *
     * @param body in UTF-8
     * @param records the path of the array of records
     * @param wanted paths of single values to look at
     * @throws HttpException if it is no JSON, or its records are not there
     */
    static Cut cut(byte[] body, JsonPath records, List<JsonPath> wanted) {
        RecordCutter cutter = new RecordCutter(body, records);
        List<JsonPath> paths = new ArrayList<>(wanted);
        paths.add(records);
        try (JsonParser json = PageJson.parser(body, 0, body.length)) {
            if (json.nextToken() == null) {
                throw new HttpException("expected JSON, found an empty answer");
            }
            cutter.visit(json, 0, paths);
            if (json.nextToken() != null) {
                throw new HttpException("expected one JSON value, found another one behind it");
            }
        } catch (JacksonException e) {
            throw new HttpException("expected JSON, but " + e.getOriginalMessage() + cutter.excerpt(), e);
        }
        if (!cutter.found) {
            throw new HttpException(
                    "expected an array of records" + at(records) + ", found no such place" + cutter.excerpt());
        }
        return new Cut(cutter.lines, cutter.count, cutter.values);
    }

    /** @param paths those that lead to the value at hand or into it */
    private void visit(JsonParser json, int depth, List<JsonPath> paths) {
        List<JsonPath> inner = new ArrayList<>();
        boolean ofRecords = false;
        for (JsonPath path : paths) {
            if (path.steps().size() > depth) {
                inner.add(path);
            } else if (path.equals(records)) {
                ofRecords = true;
            } else {
                take(json, path);
            }
        }
        if (ofRecords) {
            takeRecords(json);
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                visitChild(json, depth, leading(inner, depth, new JsonStep(name, 0)));
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                visitChild(json, depth, leading(inner, depth, new JsonStep(null, i)));
            }
        }
    }

    private void visitChild(JsonParser json, int depth, List<JsonPath> paths) {
        if (paths.isEmpty()) {
            json.skipChildren();
        } else {
            visit(json, depth + 1, paths);
        }
    }

    private static List<JsonPath> leading(List<JsonPath> paths, int depth, JsonStep step) {
        return paths.stream()
                .filter(path -> path.steps().get(depth).equals(step))
                .toList();
    }

    private void take(JsonParser json, JsonPath path) {
        JsonToken token = json.currentToken();
        if (!token.isScalarValue()) {
            throw new HttpException("expected a single value" + at(path) + ", found " + described(token));
        }
        if (token != JsonToken.VALUE_NULL) {
            values.put(path, json.getString());
        }
    }

    private void takeRecords(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new HttpException("expected an array of records" + at(records) + ", found "
                    + described(json.currentToken()) + excerpt());
        }
        if (found) {
            throw new HttpException("expected one array of records" + at(records) + ", found two");
        }
        found = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            long from = json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            json.finishToken();
            addLine(from, json.currentLocation().getByteOffset());
            count++;
        }
    }

    private void addLine(long from, long to) {
        if (from < 0) {
            throw new HttpException("expected JSON in UTF-8, found another encoding");
        }
        for (int i = (int) from; i < to; i++) {
            byte b = body[i];
            lines.append(b == '\n' || b == '\r' ? ' ' : b);
        }
        lines.append('\n');
    }

    private static String at(JsonPath path) {
        return path.steps().isEmpty() ? "" : " at '" + path + "'";
    }

    private static String described(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            default -> "a number";
        };
    }

    private String excerpt() {
        String text = new String(body, 0, Math.min(body.length, 4 * LONGEST_EXCERPT), StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s+", " ");
        return "; the answer begins with "
                + (text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + "…" : text);
    }
}
