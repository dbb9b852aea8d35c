package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.AccessLogFormatSpec.Variant;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formats refuse before a record is read, and what they offer. */
class FormatSpecTest {

    private static Schema schema(String... froms) {
        return new Schema(Arrays.stream(froms)
                .map(from -> new Field("f-" + from, FieldType.STRING, false, null, List.of(), from))
                .toList());
    }

    private static List<String> problems(FormatSpec spec, Schema schema) {
        Problems problems = new Problems((path, offset) -> new Mark(path, 1, 1 + offset));
        spec.validate(schema, problems.in("format"));
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void separatorsMustDifferAndEndNoLine() {
        assertThatThrownBy(() -> new CsvFormatSpec(true, '"', '"'))
                .hasMessage("delimiter and quote are both '\"'; they must differ");
        assertThatThrownBy(() -> new CsvFormatSpec(true, 'é', '"'))
                .hasMessage("delimiter: expected one ASCII character that ends no line, found 'é'");
        assertThatThrownBy(() -> new CsvFormatSpec(true, ',', '\n')).hasMessageStartingWith("quote: expected one");
        assertThatThrownBy(() -> new KeyValueFormatSpec('=', '='))
                .hasMessage("pair-separator and key-value-separator are both '='; they must differ");
        assertThatThrownBy(() -> new KeyValueFormatSpec('\r', '='))
                .hasMessageStartingWith("pair-separator: expected one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            b,c     | the header lacks column 'a'; found 'b', 'c' with delimiter ','
            a;b     | the header lacks column 'a'; found 'a;b' with delimiter ','
            a,b,a   | the header has column 'a' more than once; found 'a', 'b', 'a'
            a,"b    | header, name 2: expected a closing quote, found the end of the line
            a"x,b   | header, name 1: expected no quote inside a value that does not start with one, found '"'
            """)
    void csvRefusesHeaders(String header, String message) {
        Format format = new CsvFormatSpec(true, ',', '"').open(schema("a"));

        assertThatThrownBy(() -> format.parser(Bytes.of(header)))
                .isInstanceOf(FormatException.class)
                .hasMessage(message);
    }

    @Test
    void csvNamesAllMissingColumns() {
        Format format = new CsvFormatSpec(true, '\t', '"').open(schema("x", "a", "y"));

        assertThatThrownBy(() -> format.parser(Bytes.of("a\tb")))
                .hasMessage("the header lacks columns 'x', 'y'; found 'a', 'b' with delimiter tab");
        assertThatCode(() -> format.parser(Bytes.of("x\ta\ty"))).doesNotThrowAnyException();
    }

    @Test
    void csvWithoutHeaderTakesColumnsByOrder() {
        assertThat(problems(new CsvFormatSpec(false, ',', '"'), schema("a")))
                .containsExactly("format.header:1:1: without a header, columns are the fields in order;"
                        + " field 'f-a' cannot come from 'a'");
        assertThat(problems(new CsvFormatSpec(true, ',', '"'), schema("a"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a..b    | expected a path such as a.b or a[0].b, found 'a..b'
            a.      | expected a path such as a.b or a[0].b, found 'a.'
            [0]     | expected a path such as a.b or a[0].b, found '[0]'
            a[x]    | expected an index such as [0] in path 'a[x]', found '[x]'; write \\[ for a key with a bracket
            a[0     | expected an index such as [0] in path 'a[0', found '[0'; write \\[ for a key with a bracket
            a[0]b   | expected '.' or '[' after ']' in path 'a[0]b', found 'b'
            """)
    void jsonRefusesPaths(String path, String message) {
        for (FormatSpec spec : List.of(new JsonLinesFormatSpec(), new JsonArrayFormatSpec())) {
            assertThat(problems(spec, schema("ok.a[0].b", path)))
                    .containsExactly("format:1:1: field 'f-" + path + "': " + message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1} | expected '[' of a JSON array, found '{'; where each line is an object, the format is json-lines
            a,b     | expected '[' of a JSON array, found 'a'
            ],[     | expected '[' of a JSON array, found ']'
            ,{}]    | expected '[' of a JSON array, found ','
            é       | expected '[' of a JSON array, found the byte 0xC3; is the input in another charset?
            """)
    void jsonArrayRefusesInputsThatAreNone(String input, String message) {
        Format format = new JsonArrayFormatSpec().open(schema("a"));

        for (String space : List.of("", " \r\n\t")) {
            assertThatThrownBy(() -> FormatReader.read(format, space + input))
                    .isInstanceOf(FormatException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void jsonArrayHoldsNoMoreWhiteSpaceThanAMebibyte() {
        Format format = new JsonArrayFormatSpec().open(schema("a"));
        String most = " ".repeat(1 << 20);
        String message = "expected at most 1048576 bytes of white space between elements, found more";

        assertThat(FormatReader.read(format, most + "[" + most + "{}" + ",{}]" + most))
                .hasSize(2);
        for (String input : List.of(" " + most, "[ " + most + "{}]", "[{}, " + most + "{}]", "[] " + most)) {
            assertThatThrownBy(() -> FormatReader.read(format, input)).hasMessage(message);
        }
    }

    @Test
    void jsonArrayRejectsElementsThatAreNestedTooDeep() {
        Format format = new JsonArrayFormatSpec().open(schema("a"));
        int deepest = JsonObjectParser.MAX_DEPTH;
        String fits = "{\"a\":" + "[".repeat(deepest - 1) + "]".repeat(deepest - 1) + "}";
        String tooDeep = "{\"b\":" + "[{\"c\":".repeat(deepest) + "1" + "}]".repeat(deepest) + "}";

        assertThat(FormatReader.read(format, "[" + tooDeep + "," + fits + "]"))
                .extracting(ParsedRecord::reason)
                .containsExactly("character 1537: expected at most 512 nested levels, found '{'", null);
    }

    @Test
    void jsonRejectsRecordsThatAreNestedTooDeep() {
        Format format = new JsonLinesFormatSpec().open(schema("a"));
        int deepest = JsonObjectParser.MAX_DEPTH;
        String fits = "{\"a\":" + "[".repeat(deepest - 1) + "]".repeat(deepest - 1) + "}\n";
        String tooDeep = "{\"b\":" + "[".repeat(deepest) + "]".repeat(deepest) + "}\n";

        List<ParsedRecord> records = FormatReader.read(format, fits + tooDeep);

        assertThat(records.get(0).reason()).isNull();
        assertThat(records.get(1).reason()).isEqualTo("column 517: expected at most 512 nested levels, found '['");
    }

    @Test
    void accessLogOffersItsParts() {
        assertThat(new AccessLogFormatSpec(null, null).defaultFields())
                .extracting(field -> field.name() + " " + field.type())
                .containsExactly(
                        "host string",
                        "ident string",
                        "user string",
                        "time timestamp",
                        "method string",
                        "path string",
                        "protocol string",
                        "status int",
                        "bytes long",
                        "referrer string",
                        "user_agent string");
        assertThat(new AccessLogFormatSpec(Variant.COMMON, null).defaultFields())
                .extracting(Field::name)
                .endsWith("status", "bytes");
    }

    @Test
    void patternOffersItsNamedGroups() {
        String regex = "(?<a>x)(\\(?<no>y)?(?:z)(?<=z)\\Q(?<quoted>\\E?(?<b2>.*)|\\k<a>";

        assertThat(new AccessLogFormatSpec(null, regex).defaultFields())
                .extracting(Field::name)
                .containsExactly("a", "b2");
    }

    @Test
    void aPatternThatWouldTakeForEverRejectsOnlyTheLine() {
        Format format = new AccessLogFormatSpec(null, "(?<a>((x+)+)y\\3?)").open(schema("a"));

        assertThat(FormatReader.read(format, "xxy\n" + "x".repeat(60) + "\nxy\n"))
                .extracting(ParsedRecord::reason)
                .containsExactly(
                        null,
                        "the pattern needs too many steps for this line;"
                                + " make its repetitions possessive (*+) or narrower",
                        null);
    }

    @Test
    void accessLogKnowsWhereFieldsComeFrom() {
        assertThat(problems(new AccessLogFormatSpec(Variant.COMMON, null), schema("host", "referrer")))
                .containsExactly("format:1:1: field 'f-referrer' comes from 'referrer', which is no part of the format;"
                        + " expected one of [host, ident, user, time, method, path, protocol, status, bytes]");
        assertThat(problems(new AccessLogFormatSpec(null, "(?<a>.)(?<b>.)"), schema("a", "c")))
                .containsExactly("format.pattern:1:1: field 'f-c' comes from 'c', which is no named group of the"
                        + " pattern; expected one of [a, b]");
    }

    @Test
    void aBrokenPatternIsAProblemAtItsPlace() {
        AccessLogFormatSpec spec = new AccessLogFormatSpec(null, "ab[");

        assertThat(problems(spec, schema("a")))
                .containsExactly("format.pattern:1:3: not a regular expression: Unclosed character class");
        assertThat(spec.defaultFields()).isEmpty();
        assertThatThrownBy(() -> new AccessLogFormatSpec(Variant.COMBINED, "a"))
                .hasMessage("expected variant or pattern, found both; remove one of them");
    }

    @Test
    void nullValues() {
        assertThat(new CsvFormatSpec(true, ',', '"').nullValues()).containsExactly("");
        assertThat(new AccessLogFormatSpec(null, null).nullValues()).containsExactly("-");
        assertThat(new JsonLinesFormatSpec().nullValues()).isEmpty();
        assertThat(new JsonArrayFormatSpec().nullValues()).isEmpty();
    }
}
