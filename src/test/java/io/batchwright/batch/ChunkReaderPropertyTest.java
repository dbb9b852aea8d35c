package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.bytes.Lines;
import io.batchwright.format.CsvFormatSpec;
import io.batchwright.format.Format;
import io.batchwright.format.JsonArrayFormatSpec;
import io.batchwright.format.JsonLinesFormatSpec;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever the files hold and wherever chunks are cut, the records are the same, and every cut is a place to go on from. */
class ChunkReaderPropertyTest {

    private static final int ANY = 1 << 20;
    private static final Schema SCHEMA = Schema.of(Field.of("a", FieldType.STRING), Field.of("b", FieldType.STRING));
    private static final Format LINES = new KeyValueFormatSpec(',', '=').open(SCHEMA);
    private static final Format CSV = new CsvFormatSpec(true, ',', '"').open(SCHEMA);
    private static final Format ARRAY = new JsonArrayFormatSpec().open(SCHEMA);
    private static final Format JSON = new JsonLinesFormatSpec().open(SCHEMA);
    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|$)");

    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("chunks");
    }

    @AfterTry
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(ChunkReaderPropertyTest::delete);
        }
        Files.delete(directory);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 150)
    void linesAreTheSameHoweverTheyAreCut(
            @ForAll("lineFiles") List<String> contents, @ForAll("limits") ChunkLimits cut) {
        List<Seen> seen = readInEveryWay(contents, LINES, cut);
        assertThat(seen).extracting(Seen::location).isEqualTo(locations(contents));
        assertThat(seen).extracting(Seen::text).isEqualTo(texts(contents));
        assertThat(seen)
                .allSatisfy(record -> assertThat(isTooLong(record))
                        .as("%s", record)
                        .isEqualTo(bytes(record.text()).length > cut.recordBytes()));
    }

    @Property(tries = 150)
    void csvIsTheSameHoweverItIsCut(@ForAll("csvFiles") List<String> contents, @ForAll("csvLimits") ChunkLimits cut) {
        readInEveryWay(contents, CSV, cut);
    }

    @Property(tries = 50)
    void jsonIsTheSameHoweverItIsCut(@ForAll("jsonFiles") List<String> contents, @ForAll("limits") ChunkLimits cut) {
        List<Seen> seen = readInEveryWay(contents, JSON, cut);
        assertThat(seen)
                .extracting(Seen::text)
                .isEqualTo(
                        texts(contents).stream().filter(text -> !text.isEmpty()).toList());
    }

    @Property(tries = 150)
    void arraysAreTheSameHoweverTheyAreCut(
            @ForAll("arrayFiles") List<String> contents, @ForAll("limits") ChunkLimits cut) {
        List<Seen> seen = readInEveryWay(contents, ARRAY, cut);
        assertThat(seen).allSatisfy(record -> {
            int file = Integer.parseInt(record.location().input().substring(0, 3));
            byte[] content = bytes(contents.get(file));
            int offset = (int) record.location().offset();
            byte[] raw = bytes(record.text());
            assertThat(Arrays.copyOfRange(content, offset, offset + raw.length)).isEqualTo(raw);
            assertThat(record.location().line()).isEqualTo(1 + Lines.count(content, 0, offset));
        });
    }

    /** Reads in one go, in chunks, and from the end of every chunk; returns the records, which were the same each time. */
    private List<Seen> readInEveryWay(List<String> contents, Format format, ChunkLimits cut) {
        InputFiles files = InputFiles.write(directory, contents);
        ChunkReading reading = new ChunkReading(files, format);
        ChunkLimits uncut = ChunkReading.limits(ANY, ANY, cut.recordBytes());
        List<Seen> whole = reading.records(uncut, null);

        List<ChunkReading.Read> chunks = reading.chunks(cut, null);

        assertThat(ChunkReading.all(chunks)).isEqualTo(whole);
        assertCounts(chunks, cut, files.plan().totalBytes());
        int done = 0;
        for (ChunkReading.Read chunk : chunks) {
            done += chunk.seen().size();
            List<Seen> rest = whole.subList(done, whole.size());
            assertThat(reading.records(uncut, chunk.end()))
                    .as("from %s", chunk.end())
                    .isEqualTo(rest);
            assertThat(reading.records(cut, chunk.end()))
                    .as("in chunks from %s", chunk.end())
                    .isEqualTo(rest);
        }
        return whole;
    }

    private static void assertCounts(List<ChunkReading.Read> chunks, ChunkLimits cut, long totalBytes) {
        int last = chunks.size() - 1;
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.records())
                        .isEqualTo(chunk.seen().size())
                        .isLessThanOrEqualTo(cut.records()));
        assertThat(chunks.get(last).last()).isTrue();
        assertThat(chunks.subList(0, last)).noneMatch(ChunkReading.Read::last);
        assertThat(chunks).extracting(ChunkReading.Read::inputBytes).isSorted();
        assertThat(chunks.get(last).inputBytes()).isEqualTo(totalBytes);
    }

    private static boolean isTooLong(Seen record) {
        return record.reason() != null && record.reason().contains("max-record-size");
    }

    private static List<Location> locations(List<String> contents) {
        List<Location> locations = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            String input = InputFiles.name(i);
            long offset = 0;
            long line = 1;
            for (Matcher found = line(contents.get(i)); isThere(found); line++) {
                Position position = new Position(i + ":" + offset + ":" + line);
                locations.add(new Location(input, line, offset, position));
                offset += bytes(found.group()).length;
            }
        }
        return locations;
    }

    private static List<String> texts(List<String> contents) {
        List<String> texts = new ArrayList<>();
        for (String content : contents) {
            for (Matcher found = line(content); isThere(found); ) {
                texts.add(found.group(1));
            }
        }
        return texts;
    }

    private static Matcher line(String content) {
        return LINE.matcher(content);
    }

    private static boolean isThere(Matcher line) {
        return line.find() && !line.group().isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<List<String>> lineFiles() {
        return files(records("", "", "a=1,b=2", "a=1", "nonsense", "a=ü,b=€", "a=" + "x".repeat(70), "b="));
    }

    @Provide
    Arbitrary<List<String>> jsonFiles() {
        return files(records(
                "", "", "{\"a\":\"1\"}", "{\"b\":\"€\"}", "{\"a\":\"x\\ny\"}", "{", "[1,2,3,4,5,6,7,8,9,10,11,12]"));
    }

    /** Arrays of elements, some malformed, some long; some are cut off, some followed by others. */
    @Provide
    Arbitrary<List<String>> arrayFiles() {
        Arbitrary<String> element = Arbitraries.of(
                "{\"a\":\"1\"}",
                "{\"a\":\"€\",\"b\":[1,{}]}",
                "{\r\n  \"a\": 1\r\n}",
                "{\"a\":" + "[1,\n2],".repeat(12),
                "{\"a\":\"" + "x},{".repeat(20) + "\"}",
                "{\"a\":1",
                "{\"a\":\"open}",
                "{\"a\":[1}",
                "[1,[2,3]]",
                "x",
                "");
        Arbitrary<String> comma = Arbitraries.of(",", ", ", ",\n", "\r\n,\r\n");
        Arbitrary<String> elements = Combinators.combine(element.list().ofMaxSize(7), comma)
                .as((list, between) -> String.join(between, list));
        Arbitrary<String> end = Arbitraries.of("]", "]", "]\n", " ] \r\n", "", ",", "]]", "] \n{},{}");
        return files(Combinators.combine(Arbitraries.of("[", " \n[\r\n"), elements, end)
                .as((start, middle, last) -> start + middle + last));
    }

    /** Files of a header and records, of nothing but a header or blank lines, and empty ones. */
    @Provide
    Arbitrary<List<String>> csvFiles() {
        Arbitrary<String> records = records(
                "",
                "",
                "1,2",
                "\"1\",2",
                "1,\"2\n3\"",
                "1,\"\r\n\r\"",
                "1",
                "1,2,3",
                "\"\"\"\",\"\"",
                "x\"y,1",
                "1,\"open",
                "\"open",
                "1,\"" + "long\n".repeat(15) + "\"",
                "€,ü");
        Arbitrary<String> headed = Combinators.combine(Arbitraries.of("a,b\n", "b,c,a\r\n", "\n\r\n\"a\",b\r"), records)
                .as(String::concat);
        return files(
                Arbitraries.frequencyOf(Tuple.of(4, headed), Tuple.of(1, Arbitraries.of("a,b", "\n\n", "\r\n", ""))));
    }

    /** Records, each with any line end; the last one perhaps without. */
    private static Arbitrary<String> records(String... records) {
        Arbitrary<String> ended = Combinators.combine(Arbitraries.of(records), Arbitraries.of("\n", "\n", "\r\n", "\r"))
                .as(String::concat);
        Arbitrary<String> all = ended.list().ofMaxSize(9).map(lines -> String.join("", lines));
        return Combinators.combine(all, Arbitraries.of("", records[records.length - 1]))
                .as(String::concat);
    }

    private static Arbitrary<List<String>> files(Arbitrary<String> content) {
        return content.list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<ChunkLimits> limits() {
        return limitsOf(Arbitraries.of(3, 8, 30, 70, ANY));
    }

    /** Headers must fit. */
    @Provide
    Arbitrary<ChunkLimits> csvLimits() {
        return limitsOf(Arbitraries.of(8, 9, 30, 70, ANY));
    }

    private static Arbitrary<ChunkLimits> limitsOf(Arbitrary<Integer> recordBytes) {
        Arbitrary<Integer> records = Arbitraries.of(1, 2, 3, 5, 17, ANY);
        Arbitrary<Integer> bytes = Arbitraries.of(1, 2, 3, 7, 20, 64, ANY);
        return Combinators.combine(records, bytes, recordBytes).as(ChunkReading::limits);
    }
}
