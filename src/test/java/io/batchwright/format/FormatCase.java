package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import io.batchwright.record.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case of the tables of formats, the {@code *.txt} beside this class:
 *
 * <pre>
 * === name
 * format: csv header=false
 * fields: a b=path:json
 * --- input
 * lines; ␍ is a carriage return, ␉ a tab, ⟨FF⟩ a byte, ∎ ends the input without a line end
 * --- records
 * values, with ∅ for none, ␊ for a line end, ␈ and ␌ for backspace and form feed, | between them
 * ! reason of a reject, behind (source) if it could not be framed
 * </pre>
 *
 * The format {@code json} stands for json-lines with these lines, and for json-array with these lines as elements.
 */
record FormatCase(String name, String formatLine, Schema schema, String input, List<String> expected) {

    private static final List<String> TABLES =
            List.of("key-value", "logfmt", "csv", "json", "json-lines", "json-array", "access-log", "pattern");

    private static final Pattern BYTE = Pattern.compile("⟨([0-9A-F]{2})⟩");

    static Stream<FormatCase> all() {
        return TABLES.stream()
                .flatMap(FormatCase::of)
                .flatMap(read -> read.formatLine.equals("json")
                        ? Stream.of(read.withFormat("json-lines"), read.asArray())
                        : Stream.of(read));
    }

    private FormatCase withFormat(String format) {
        return new FormatCase(name + " (" + format + ")", format, schema, input, expected);
    }

    /** The lines as elements of an array; what is expected of a line, with the words for an element. */
    private FormatCase asArray() {
        String array = "[" + String.join(",\n", input.lines().toList()) + "]\n";
        return new FormatCase(
                        name,
                        formatLine,
                        schema,
                        array,
                        expected.stream()
                                .map(line -> line.replaceFirst("^! column ", "! character ")
                                        .replace("the end of the line", "the end of the element"))
                                .toList())
                .withFormat("json-array");
    }

    /** The bytes of the input. */
    byte[] bytes() {
        return bytes(input);
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher matcher = BYTE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            bytes.writeBytes(text.substring(from, matcher.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(matcher.group(1), 16));
            from = matcher.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** The case with all its records several times; of inputs whose last line, or array, ends. */
    FormatCase repeated(int times) {
        boolean array = formatLine.equals("json-array");
        int from = array ? input.indexOf('[') + 1 : 0;
        int to = array ? input.lastIndexOf(']') : input.length();
        String records = Collections.nCopies(times, input.substring(from, to)).stream()
                .collect(Collectors.joining(array ? "," : ""));
        String all = input.substring(0, from) + records + input.substring(to);
        return new FormatCase(name, formatLine, schema, all, expected);
    }

    private static Stream<FormatCase> of(String table) {
        try (InputStream stream = Objects.requireNonNull(FormatCase.class.getResourceAsStream(table + ".txt"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(part -> parse(table, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormatCase parse(String table, String text) {
        String[] parts = text.split("(?m)^--- (input|records)\n", 3);
        List<String> head = parts[0].lines().toList();
        return new FormatCase(
                table + ": " + head.get(0),
                head.get(1).replaceFirst("format: ", ""),
                new Schema(fields(head.get(2).replaceFirst("fields: ", ""))),
                parts[1].replaceFirst("∎\n$", "").replace("␍", "\r").replace("␉", "\t"),
                parts[2].lines().filter(line -> !line.isEmpty()).toList());
    }

    private static List<Field> fields(String line) {
        return Arrays.stream(line.split(" ")).map(FormatCase::field).toList();
    }

    private static Field field(String text) {
        String[] typed = text.split(":");
        String[] names = typed[0].split("=");
        FieldType type =
                FieldType.of(typed.length == 1 ? Kind.STRING : Kind.valueOf(typed[1].toUpperCase(Locale.ROOT)));
        return new Field(names[0], type, false, null, List.of(), names[names.length - 1]);
    }

    Format format() {
        return spec().open(schema);
    }

    private FormatSpec spec() {
        return switch (formatLine.split(" ")[0]) {
            case "csv" ->
                new CsvFormatSpec(
                        !formatLine.contains("header=false"),
                        option("delimiter", ",").charAt(0),
                        option("quote", "\"").charAt(0));
            case "logfmt" -> new LogfmtFormatSpec();
            case "json-lines" -> new JsonLinesFormatSpec();
            case "json-array" -> new JsonArrayFormatSpec();
            case "access-log" ->
                new AccessLogFormatSpec(
                        AccessLogFormatSpec.Variant.valueOf(
                                option("variant", "combined").toUpperCase(Locale.ROOT)),
                        null);
            case "pattern" -> new AccessLogFormatSpec(null, formatLine.substring("pattern ".length()));
            default ->
                new KeyValueFormatSpec(
                        option("pair-separator", ",").charAt(0),
                        option("key-value-separator", "=").charAt(0));
        };
    }

    private String option(String key, String defaultValue) {
        return Arrays.stream(formatLine.split(" "))
                .filter(option -> option.startsWith(key + "="))
                .map(option -> option.substring(key.length() + 1).replace("␉", "\t"))
                .findFirst()
                .orElse(defaultValue);
    }

    /** What the table says, as {@link #shown} shows it. */
    List<String> records() {
        return expected.stream().map(FormatCase::withBytes).toList();
    }

    private static String withBytes(String text) {
        return new String(bytes(text), StandardCharsets.UTF_8);
    }

    /** A record as a table shows it. */
    static String shown(ParsedRecord record) {
        return record.reason() != null
                ? "! " + record.reason()
                : String.join(
                        "|", record.values().stream().map(FormatCase::shown).toList());
    }

    private static String shown(@Nullable String value) {
        return value == null
                ? "∅"
                : value.replace("\n", "␊")
                        .replace("\r", "␍")
                        .replace("\t", "␉")
                        .replace("\b", "␈")
                        .replace("\f", "␌");
    }

    @Override
    public String toString() {
        return name;
    }
}
