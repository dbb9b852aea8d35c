package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parser against Jackson, on valid objects and on damaged ones. */
class JsonAgainstJacksonTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Format FORMAT = new JsonLinesFormatSpec()
            .open(Schema.of(
                    field("a", FieldType.STRING, "a"),
                    field("json", FieldType.JSON, "a"),
                    field("ab", FieldType.STRING, "a.b"),
                    field("e", FieldType.STRING, "b[1]"),
                    field("eb", FieldType.JSON, "b[1].b")));

    private static Field field(String name, FieldType type, String from) {
        return new Field(name, type, false, null, List.of(), from);
    }

    @Property(tries = 500)
    void agreesOnObjects(@ForAll("objects") String json) {
        compare(json);
    }

    @Property(tries = 500)
    void agreesOnDamagedObjects(@ForAll("objects") String json, @ForAll Random random) {
        int at = random.nextInt(json.length());
        String damage = List.of("", "\"", "\\", "{", "}", "]", ",", ":", "0", "-", ".", "e", " ", "u", "\u0001")
                .get(random.nextInt(15));
        compare(json.substring(0, at) + damage + json.substring(at + random.nextInt(2)));
    }

    private static void compare(String json) {
        JsonNode expected = jackson(json);
        List<ParsedRecord> records = FormatReader.read(FORMAT, json + "\n");

        assertThat(records).hasSize(json.isEmpty() ? 0 : 1);
        for (ParsedRecord record : records) {
            if (String.valueOf(record.reason()).contains("surrogate")) {
                // Jackson lets half a pair pass, which is no text.
                assertThat(json).contains("\\ud");
                continue;
            }
            assertThat(record.reason() != null)
                    .as("rejected '%s': %s", json, record.reason())
                    .isEqualTo(expected == null);
            if (expected != null) {
                JsonNode a = expected.path("a");
                JsonNode element =
                        expected.path("b").isArray() ? expected.path("b").path(1) : expected.path("none");
                assertText(record.values().get(0), a);
                assertJson(record.values().get(1), a);
                assertText(record.values().get(2), a.path("b"));
                assertText(record.values().get(3), element);
                assertJson(record.values().get(4), element.path("b"));
            }
        }
    }

    /** What Jackson reads, or null if it is no object. */
    private static @Nullable JsonNode jackson(String json) {
        try {
            JsonNode node = JACKSON.readTree(json.getBytes(StandardCharsets.UTF_8));
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void assertText(@Nullable String actual, JsonNode expected) {
        if (expected.isString()) {
            assertThat(actual).isEqualTo(expected.stringValue());
        } else {
            assertJson(actual, expected);
        }
    }

    private static void assertJson(@Nullable String actual, JsonNode expected) {
        if (expected.isMissingNode() || expected.isNull()) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isNotNull();
            assertThat(JACKSON.readTree(actual)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<String> objects() {
        return object(value(2));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.of("true", "false", "null", "0", "-0", "12", "-3.25", "1e5", "6E-2", "123456789012345678"),
                string());
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> value(depth - 1));
        return Arbitraries.oneOf(scalar, object(inner), list(inner, "[", "]"));
    }

    private static Arbitrary<String> object(Arbitrary<String> value) {
        Arbitrary<String> name = Arbitraries.of("\"a\"", "\"b\"", "\"\\u0061\"", "\"c\"", "\"\"", "\"é\"");
        Arbitrary<String> colon = Arbitraries.of(":", " : ");
        return list(Combinators.combine(name, colon, value).as((n, c, v) -> n + c + v), "{", "}");
    }

    private static Arbitrary<String> list(Arbitrary<String> element, String open, String close) {
        return element.list()
                .ofMaxSize(4)
                .flatMap(elements ->
                        Arbitraries.of(",", " ,\t").map(comma -> open + String.join(comma, elements) + " " + close));
    }

    private static Arbitrary<String> string() {
        return Arbitraries.of("x", " ", "é", "€", "😀", "/", "\\\"", "\\\\", "\\/", "\\n", "\\u00e9", "\\ud83d\\ude00")
                .list()
                .ofMaxSize(12)
                .map(parts -> '"' + String.join("", parts) + '"');
    }
}
