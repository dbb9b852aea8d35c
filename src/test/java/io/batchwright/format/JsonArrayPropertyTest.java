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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Arrays against Jackson's reading of them: whole, cut anywhere, and gone on with from every record. */
class JsonArrayPropertyTest {

    private static final JsonMapper JACKSON = new JsonMapper();
    private static final Format FORMAT = new JsonArrayFormatSpec()
            .open(Schema.of(
                    Field.of("a", FieldType.STRING), new Field("b", FieldType.JSON, false, null, List.of(), "b[0]")));

    @Property(tries = 400)
    void readsWhatJacksonReads(@ForAll("arrays") String array) {
        List<ParsedRecord> records = FormatReader.read(FORMAT, array);

        JsonNode expected = JACKSON.readTree(array);
        assertThat(records).hasSize(expected.size());
        for (int i = 0; i < records.size(); i++) {
            assertSame(records.get(i), expected.get(i));
        }
    }

    private static void assertSame(ParsedRecord actual, JsonNode expected) {
        assertThat(JACKSON.readTree(actual.raw().getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(expected);
        assertThat(actual.reason() == null).isEqualTo(expected.isObject());
        if (expected.isObject()) {
            JsonNode a = expected.path("a");
            assertText(actual.values().get(0), a.isString() ? a.stringValue() : null, a);
            assertText(actual.values().get(1), null, expected.path("b").path(0));
        }
    }

    /** @param text the expected text; null if it is JSON text */
    private static void assertText(@Nullable String actual, @Nullable String text, JsonNode expected) {
        if (expected.isMissingNode() || expected.isNull()) {
            assertThat(actual).isNull();
        } else if (text != null) {
            assertThat(actual).isEqualTo(text);
        } else {
            assertThat(actual).isNotNull();
            assertThat(JACKSON.readTree(actual)).isEqualTo(expected);
        }
    }

    @Property(tries = 400)
    void isTheSameHoweverItIsCut(@ForAll("arrays") String array, @ForAll Random random) {
        byte[] bytes = damaged(array, random);
        List<ParsedRecord> whole = FormatReader.read(FORMAT, bytes);

        for (int maxRecords = 1; maxRecords <= 3; maxRecords++) {
            assertThat(FormatReader.read(FORMAT, bytes, 1 + random.nextInt(20), maxRecords))
                    .as(array)
                    .isEqualTo(whole);
        }
    }

    @Property(tries = 400)
    void goesOnFromEveryRecord(@ForAll("arrays") String array, @ForAll Random random) {
        byte[] bytes = damaged(array, random);
        List<ParsedRecord> whole = FormatReader.read(FORMAT, bytes);
        Framer framer = FORMAT.framer(1 << 20);
        int place = 0;
        int records = 0;
        boolean further = true;

        while (further) {
            assertThat(FormatReader.readFrom(FORMAT, bytes, place))
                    .as("%s from %d", new String(bytes, StandardCharsets.UTF_8), place)
                    .isEqualTo(whole.subList(records, whole.size()));
            int end = framer.frame(bytes, place, bytes.length, true, 1);
            further = end > place;
            records += framer.records();
            place = end;
        }
        assertThat(whole).hasSize(records + (place < bytes.length ? 1 : 0));
    }

    /** Perhaps with some byte behind the first bracket replaced by another, by more, or by none. */
    private static byte[] damaged(String array, Random random) {
        int first = array.indexOf('[') + 1;
        int at = first + random.nextInt(array.length() - first);
        List<String> damages = List.of("", "\"", "\\", "{", "}", "[", "]", ",", "\r\n", ",\n{", "é");
        String damage = damages.get(random.nextInt(damages.size()));
        String text = random.nextBoolean()
                ? array
                : array.substring(0, at) + damage + array.substring(at + random.nextInt(2));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> arrays() {
        Arbitrary<String> element = Arbitraries.oneOf(object(value(2)), object(value(2)), value(1));
        Arbitrary<String> around = Arbitraries.of("", " ", "\n", "\t\r\n ");
        return list(element, "[", "]").flatMap(array -> around.map(space -> space + array + space));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.of(
                "true",
                "null",
                "-0",
                "12.50",
                "1e400",
                "\"\"",
                "\"x\"",
                "\"},{\"",
                "\"],[\"",
                "\"\\\"\"",
                "\"\\\\\"",
                "\"é€😀\"");
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> value(depth - 1));
        return Arbitraries.oneOf(scalar, object(inner), list(inner, "[", "]"));
    }

    private static Arbitrary<String> object(Arbitrary<String> value) {
        Arbitrary<String> name = Arbitraries.of("\"a\":", "\"b\" : ", "\"}\":", "\"\":\n");
        return list(name.flatMap(n -> value.map(v -> n + v)), "{", "}");
    }

    private static Arbitrary<String> list(Arbitrary<String> element, String open, String close) {
        return element.list()
                .ofMaxSize(4)
                .flatMap(elements -> Arbitraries.of(",", " ,\t", ",\r\n  ", "\r,\n")
                        .map(comma -> open + String.join(comma, elements) + " " + close));
    }
}
