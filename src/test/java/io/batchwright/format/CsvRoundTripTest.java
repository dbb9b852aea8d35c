package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written by the rules of RFC 4180 is read as it was. */
class CsvRoundTripTest {

    @Property(tries = 500)
    void readsWhatWasWritten(
            @ForAll("tables") List<List<String>> table, @ForAll("delimiters") char delimiter, @ForAll Random random) {
        String written = write(table, delimiter, random);
        Format format = new CsvFormatSpec(false, delimiter, '"')
                .open(schema(table.get(0).size()));

        List<ParsedRecord> whole = FormatReader.read(format, written);

        assertThat(whole).extracting(ParsedRecord::reason).containsOnlyNulls();
        assertThat(whole).extracting(record -> List.copyOf(record.values())).isEqualTo(table);
        int piece = 1 + random.nextInt(9);
        assertThat(FormatReader.read(format, written, piece, 2)).isEqualTo(whole);
    }

    @Property(tries = 500)
    void everyLineOfNoiseIsAccountedFor(@ForAll("noise") String noise, @ForAll Random random) {
        Format format = new CsvFormatSpec(false, ',', '"').open(schema(2));

        List<ParsedRecord> whole = FormatReader.read(format, noise);

        assertThat(whole.stream().mapToInt(record -> count(record.raw(), 'a')).sum())
                .isEqualTo(count(noise, 'a'));
        assertThat(FormatReader.read(format, noise, 1 + random.nextInt(9), 3)).isEqualTo(whole);
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> value = Arbitraries.of('a', '1', ' ', ',', ';', '\t', '"', '\n', '\r', 'ü', '€')
                .list()
                .ofMaxSize(12)
                .map(CsvRoundTripTest::text);
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(columns ->
                        value.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(8));
    }

    private static String text(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars('a', ',', '"', '\n', '\r').ofMaxLength(40);
    }

    private static Schema schema(int columns) {
        return new Schema(IntStream.range(0, columns)
                .mapToObj(column -> Field.of("c" + column, FieldType.STRING))
                .toList());
    }

    private static String write(List<List<String>> table, char delimiter, Random random) {
        List<String> ends = List.of("\n", "\r\n", "\r");
        StringBuilder written = new StringBuilder();
        for (List<String> row : table) {
            List<String> values = new ArrayList<>();
            for (String value : row) {
                values.add(quoted(value, delimiter, random, row.size() == 1));
            }
            written.append(String.join(String.valueOf(delimiter), values));
            written.append(ends.get(random.nextInt(3)));
        }
        return written.toString();
    }

    /** Quotes values that need it, an empty one that is alone in its row, and some others. */
    private static String quoted(String value, char delimiter, Random random, boolean alone) {
        boolean needed = value.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
        return needed || (alone && value.isEmpty()) || random.nextBoolean()
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
