package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Kind;
import io.batchwright.record.Schema;
import io.batchwright.spec.JsonStep;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Parses one JSON object (RFC 8259, strict). All of it is checked; only the places that fields ask for are kept. Of members with the same name the last one counts.
 *
 * <p>Hot path: recursive descent over the bytes, no object per record.
 */
final class JsonObjectParser implements LineParser {

    /** How deep arrays and objects may be nested; the record itself is the first level. */
    static final int MAX_DEPTH = 512;

    private static final int NONE = JsonTokens.NONE;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Slots slots;
    private final JsonNode root;
    private final boolean[] keepsJson;
    private final JsonTokens tokens;
    private final Bytes key = new Bytes(64);
    private Bytes bytes = new Bytes(0);
    private int row;

    /**
     * @param slots one for each field
     * @param tokens what the texts are called in problems
     */
    JsonObjectParser(Slots slots, JsonTokens tokens) {
        this.slots = slots;
        this.tokens = tokens;
        Schema schema = slots.schema();
        this.root = JsonNode.root(schema.fields().stream()
                .map(field -> JsonStep.parse(field.from()))
                .toList());
        this.keepsJson = new boolean[schema.size()];
        for (int slot = 0; slot < keepsJson.length; slot++) {
            keepsJson[slot] = schema.field(slot).type().kind() == Kind.JSON;
        }
    }

    /** Parses {@code text[from, to)}, which is one object and nothing else but white space. */
    @Override
    public @Nullable String parse(Bytes text, int from, int to, int newRow) {
        int i = parseObject(text, from, to, newRow);
        if (i != NONE) {
            i = tokens.space(i);
            i = i == to ? i : tokens.failAfter(i, "the object");
        }
        return i == NONE ? tokens.problem() : null;
    }

    /**
     * Parses the object that {@code text[from, to)} begins with, into the slots of a row.
     *
     * @return index after it, or {@link JsonTokens#NONE}
     */
    int parseObject(Bytes text, int from, int to, int newRow) {
        bytes = text;
        row = newRow;
        tokens.reset(text.array(), from, to);
        int i = tokens.space(from);
        return tokens.peek(i) == '{' ? object(root, i, 1) : tokens.fail(i, "'{' of an object");
    }

    private int object(@Nullable JsonNode node, int from, int depth) {
        if (depth > MAX_DEPTH) {
            return tokens.fail(from, "at most " + MAX_DEPTH + " nested levels");
        }
        int i = tokens.space(from + 1);
        if (tokens.peek(i) == '}') {
            return i + 1;
        }
        while (true) {
            i = member(node, i, depth);
            if (i == NONE) {
                return NONE;
            }
            i = tokens.space(i);
            if (tokens.peek(i) == '}') {
                return i + 1;
            }
            if (tokens.peek(i) != ',') {
                return tokens.fail(i, "',' or '}'");
            }
            i = tokens.space(i + 1);
        }
    }

    private int member(@Nullable JsonNode node, int from, int depth) {
        if (tokens.peek(from) != '"') {
            return tokens.fail(from, "'\"' of a name");
        }
        int i = tokens.string(from);
        if (i == NONE) {
            return NONE;
        }
        JsonNode child = node == null ? null : named(node, from + 1, i - 1);
        i = tokens.space(i);
        if (tokens.peek(i) != ':') {
            return tokens.fail(i, "':'");
        }
        return value(child, tokens.space(i + 1), depth);
    }

    private @Nullable JsonNode named(JsonNode node, int from, int to) {
        if (!tokens.escaped()) {
            return node.member(bytes.array(), from, to);
        }
        key.length(0);
        JsonText.append(bytes.array(), from, to, key);
        return node.member(key.array(), 0, key.length());
    }

    private int array(@Nullable JsonNode node, int from, int depth) {
        if (depth > MAX_DEPTH) {
            return tokens.fail(from, "at most " + MAX_DEPTH + " nested levels");
        }
        int i = tokens.space(from + 1);
        if (tokens.peek(i) == ']') {
            return i + 1;
        }
        for (int index = 0; ; index++) {
            i = value(node == null ? null : node.element(index), i, depth);
            if (i == NONE) {
                return NONE;
            }
            i = tokens.space(i);
            if (tokens.peek(i) == ']') {
                return i + 1;
            }
            if (tokens.peek(i) != ',') {
                return tokens.fail(i, "',' or ']'");
            }
            i = tokens.space(i + 1);
        }
    }

    private int value(@Nullable JsonNode node, int from, int depth) {
        if (node != null) {
            // An earlier member of the same name may have left values here.
            for (int slot : node.inner) {
                slots.clear(slot, row);
            }
        }
        int first = tokens.peek(from);
        int end = switch (first) {
            case '"' -> tokens.string(from);
            case '{' -> object(node, from, depth + 1);
            case '[' -> array(node, from, depth + 1);
            case 't' -> tokens.literal(from, TRUE);
            case 'f' -> tokens.literal(from, FALSE);
            case 'n' -> tokens.literal(from, NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> tokens.number(from);
            default -> tokens.fail(from, "a value");
        };
        if (end != NONE && node != null) {
            for (int slot : node.slots) {
                store(slot, first, from, end);
            }
        }
        return end;
    }

    private void store(int slot, int first, int from, int end) {
        if (first == 'n') {
            slots.clear(slot, row);
        } else if (first != '"' || keepsJson[slot]) {
            slots.set(slot, row, from, end);
        } else if (tokens.escaped()) {
            int start = JsonText.append(bytes.array(), from + 1, end - 1, bytes);
            slots.set(slot, row, start, bytes.length());
            tokens.moved(bytes.array());
        } else {
            slots.set(slot, row, from + 1, end - 1);
        }
    }
}
