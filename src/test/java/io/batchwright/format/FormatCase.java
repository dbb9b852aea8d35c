package io.batchwright.format;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Kind;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
 * lines; ␍ is a carriage return, ␉ a tab, ∎ ends the input without a line end
 * --- records
 * values, with ∅ for none, ␊ for a line end, ␈ and ␌ for backspace and form feed, | between them
 * ! reason of a reject
 * </pre>
 */
record FormatCase(String name, String formatLine, Schema schema, String input, List<String> expected) {

    private static final List<String> TABLES =
            List.of("key-value", "logfmt", "csv", "json-lines", "access-log", "pattern");

    static Stream<FormatCase> all() {
        return TABLES.stream().flatMap(FormatCase::of);
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
