package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The parser against the rules of the original, written down as literally as possible. */
class KeyValueRulesTest {

    /** Short ones, some that fill eight bytes with their separator, or more; and two that no line can have. */
    private static final List<String> KEYS =
            List.of("a", "b", "", "bababab", "abababab", "longer than a word", "a=b", "b,a");

    @Property(tries = 2000)
    void followsTheRules(@ForAll("lines") List<String> lines) {
        Schema schema = new Schema(KEYS.stream()
                .map(key -> new Field("f" + key, FieldType.STRING, false, null, List.of(), key))
                .toList());

        List<ParsedRecord> records =
                FormatReader.read(new KeyValueFormatSpec(',', '=').open(schema), String.join("\n", lines) + "\n");

        assertThat(records).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> expected = rules(lines.get(i));
            ParsedRecord record = records.get(i);
            assertThat(record.reason() != null)
                    .as("rejected: '%s'", lines.get(i))
                    .isEqualTo(expected == null);
            if (expected != null) {
                assertThat(record.values())
                        .isEqualTo(
                                Arrays.asList(KEYS.stream().map(expected::get).toArray()));
            }
        }
    }

    /** Strip; split on commas, each part on equals signs; a part must give one key and one value. */
    private static @Nullable Map<String, String> rules(String line) {
        Map<String, String> record = new HashMap<>();
        for (String part : strip(line).split(",", -1)) {
            String[] keyAndValue = part.split("=", -1);
            if (keyAndValue.length != 2) {
                return null;
            }
            record.put(keyAndValue[0], keyAndValue[1]);
        }
        return record;
    }

    /** As Python strips: also U+001C to U+001F and the no-break space. */
    private static String strip(String line) {
        return line.replaceAll("^[\\s\\u001C-\\u001F\\u00A0\\u3000]+|[\\s\\u001C-\\u001F\\u00A0\\u3000]+$", "");
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> anything = Arbitraries.strings()
                .withChars('a', 'b', '1', '=', ',', ' ', '\t', '\u001C', '\u00A0', '\u3000', 'é')
                .ofMaxLength(12);
        Arbitrary<String> pairs = Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of("", "", "b", "="), anything)
                .as((key, more, value) -> key + more + "=" + value)
                .list()
                .ofMaxSize(4)
                .map(pairsOfLine -> String.join(",", pairsOfLine));
        return Arbitraries.oneOf(anything, pairs).list().ofMinSize(1).ofMaxSize(6);
    }
}
