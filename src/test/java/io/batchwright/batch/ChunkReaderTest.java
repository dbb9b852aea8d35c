package io.batchwright.batch;

import static io.batchwright.batch.ChunkReading.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.format.CsvFormatSpec;
import io.batchwright.format.Format;
import io.batchwright.format.FormatException;
import io.batchwright.format.JsonArrayFormatSpec;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where chunks end, and what becomes of records that are too long or never end. */
class ChunkReaderTest {

    private static final int MANY = 1 << 20;
    private static final int KEPT = 64 * 1024;
    private static final Schema SCHEMA = Schema.of(Field.of("a", FieldType.STRING), Field.of("b", FieldType.STRING));
    private static final Format LINES = new KeyValueFormatSpec(',', '=').open(SCHEMA);
    private static final Format ARRAY = new JsonArrayFormatSpec().open(SCHEMA);
    private static final Format CSV = new CsvFormatSpec(true, ',', '"').open(SCHEMA);

    private Path directory;

    @BeforeEach
    void makeDirectory(@TempDir Path temporary) {
        directory = temporary;
    }

    private ChunkReading reading(Format format, String... contents) {
        return new ChunkReading(InputFiles.write(directory, List.of(contents)), format);
    }

    private List<String> shown(Format format, ChunkLimits limits, String... contents) {
        return reading(format, contents).records(limits, null).stream()
                .map(seen -> seen.toString().replace("\n", "␊").replace("\r", "␍"))
                .toList();
    }

    /** A chunk of many buffers: records go on from one to the next, with their places and their header. */
    @Test
    void aChunkOfManyBuffersHoldsWhatManySmallChunksHold() {
        String content = "a,b\n"
                + IntStream.range(0, 60_000)
                        .mapToObj(i -> i + ",\"a \"\"quoted\"\"\nvalue " + i + "\"\n")
                        .collect(Collectors.joining());
        ChunkReading reading = reading(CSV, content, "a,b\n1,2\n", content);
        List<Seen> few = ChunkReading.all(reading.chunks(limits(MANY, 1 << 22, 100), null));
        assertThat(few).hasSize(120_001).isEqualTo(reading.records(limits(1000, 1 << 16, 100), null));
    }

    /** {@code ␊} and {@code ␍} stand for line ends; a record is shown as {@link Seen#toString()} does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b␊1,2␊3,4             | 000.txt:2@4 1,2; 000.txt:3@8 3,4",
                "a,b␍␊1,2␍3,4␊           | 000.txt:2@5 1,2; 000.txt:3@9 3,4",
                "␊␍␊␍a,b␊␊1,2␊           | 000.txt:6@9 1,2",
                "a,b␊␊␊1,\"x␍␊y\"␊␊3,4␊␊ | 000.txt:4@6 1,\"x␍␊y\"; 000.txt:7@16 3,4",
                "a,b␊\"\"\"\",\"\"␊1,2   | 000.txt:2@4 \"\"\"\",\"\"; 000.txt:3@12 1,2",
                "a,b␊1,2,3␊4,5           | 000.txt:2@4 ! expected 2 values, found 3: 1,2,3; 000.txt:3@10 4,5",
                "a,b␊1,\"open␊2,3␊       | 000.txt:2@4 ! NEVER: 1,\"open; 000.txt:3@12 2,3",
                "a,b␊1,\"open␊\"2␊3,4    | 000.txt:2@4 ! AFTER: 1,\"open␊\"2; 000.txt:4@15 3,4",
                "a,b␊1,2␊3,\"open        | 000.txt:2@4 1,2; 000.txt:3@8 ! NEVER: 3,\"open",
            })
    void readsCsv(String content, String expected) {
        String text = content.replace("␊", "\n").replace("␍", "\r");
        String records = expected.replace(
                        "NEVER", "the record never ends: a quote is opened and not closed before the end of the input")
                .replace(
                        "AFTER",
                        "value 2, character 10: expected ',' or the end of the line after a closing quote, found '2'");
        assertThat(String.join("; ", shown(CSV, limits(MANY, MANY, 100), text))).isEqualTo(records);
        assertThat(String.join("; ", shown(CSV, limits(1, 1, 100), text))).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,b", "a,b\n", "\n\"a\",b\r\n\n"})
    void aFileWithoutRecordsGivesOneLastChunk(String content) {
        List<ChunkReading.Read> chunks = reading(CSV, content).chunks(limits(10, 10, 100), null);
        ChunkReading.Read last = chunks.get(chunks.size() - 1);
        assertThat(last.last()).isTrue();
        assertThat(chunks).allMatch(chunk -> chunk.records() == 0);
        assertThat(last.inputBytes()).isEqualTo(content.length());
    }

    @Test
    void manySmallFilesShareAChunk() {
        InputFiles files = InputFiles.write(directory, InputFiles.many(300, "a=1"));
        List<ChunkReading.Read> chunks = new ChunkReading(files, LINES).chunks(limits(MANY, MANY, 100), null);
        assertThat(chunks).singleElement().satisfies(chunk -> {
            assertThat(chunk.records()).isEqualTo(300);
            assertThat(chunk.seen())
                    .allSatisfy(seen -> assertThat(seen.location().offset()).isZero());
            assertThat(chunk.inputBytes()).isEqualTo(900);
        });
    }

    @Test
    void tellsOfTheBuffersOfAChunkWhileItIsRead() throws Exception {
        InputFiles files = InputFiles.write(directory, List.of("a=1\n".repeat(MANY), "a=2\n".repeat(MANY)));
        try (ChunkReader reader =
                new ChunkReader(files.open(null), LINES, limits(2 * MANY, 1 << 30, 100), Clock.systemUTC())) {
            boolean told = false;
            List<List<RawChunk.Part>> begun = new ArrayList<>();
            for (RawChunk raw = reader.next(begun::add); raw != null; raw = reader.next(begun::add)) {
                List<RawChunk.Part> taken = begun.stream().flatMap(List::stream).toList();
                RawChunk whole = raw.after(taken);
                assertThat(RawChunk.records(whole.parts())).isEqualTo(raw.records());
                assertThat(whole.byBuffer().subList(0, begun.size())).isEqualTo(begun);
                told |= begun.size() > 1;
                begun.clear();
            }
            assertThat(told).isTrue();
        }
    }

    /** What is dropped makes room: only the number of records ends such a chunk. */
    @Test
    void aChunkGoesOnWhileItsBuffersAreDropped() throws Exception {
        InputFiles files = InputFiles.write(directory, List.of("a=1\n".repeat(MANY)));
        ChunkLimits limits = new ChunkLimits(MANY / 2, MANY / 4, MANY, 1 << 20, Duration.ofMinutes(10), 100, 0);
        try (ChunkReader reader = new ChunkReader(files.open(null), LINES, limits, Clock.systemUTC())) {
            DroppingAhead ahead = new DroppingAhead();
            assertThat(records(reader.next(ahead))).isEqualTo(MANY / 4);
            ahead.chunkEnds();
            reader.learn(MANY / 4, 0);
            assertThat(records(reader.next(ahead))).isEqualTo(MANY / 2);
            assertThat(records(reader.next())).isEqualTo(MANY / 4);
        }
    }

    private static long records(@Nullable RawChunk raw) {
        return raw == null ? 0 : raw.records();
    }

    /** Buffers that are dropped are used again, with their parsers as long as the header is the same. */
    @Test
    void whatIsReadIntoDroppedBuffersIsRead() throws Exception {
        String rows = IntStream.range(0, 60_000)
                .mapToObj(i -> i + ",\"a \"\"q\"\"\n\"\n")
                .collect(Collectors.joining());
        InputFiles files = InputFiles.write(
                directory, List.of("a,b\n" + rows, "b,a\n1,2\n", "b,c,a\n" + rows.replace("\n\"\n", "\n\",\n")));
        ChunkLimits limits = limits(MANY, 1 << 20, 100);
        List<Seen> whole = new ChunkReading(files, CSV).records(limits, null);
        DroppingAhead ahead = new DroppingAhead();
        try (ChunkReader reader = new ChunkReader(files.open(null), CSV, limits, Clock.systemUTC())) {
            for (RawChunk raw = reader.next(ahead); raw != null; raw = reader.next(ahead)) {
                raw.byBuffer().forEach(ahead::begin);
                ahead.chunkEnds();
            }
        }
        assertThat(ahead.seen()).hasSize(120_001).isEqualTo(whole);
    }

    @Test
    void aFirstChunkOfJustSoManyRecordsHasThemWhateverIsHeld() throws Exception {
        InputFiles files = InputFiles.write(directory, List.of("a=1\n".repeat(MANY)));
        ChunkLimits limits = limits(MANY, 1 << 16, 100).beginningWith(MANY - 5);
        try (ChunkReader reader = new ChunkReader(files.open(null), LINES, limits, Clock.systemUTC())) {
            assertThat(records(reader.next())).isEqualTo(MANY - 5);
            assertThat(records(reader.next())).isEqualTo(5);
        }
    }

    @Test
    void thereIsNothingAfterTheLastChunk() throws Exception {
        InputFiles files = InputFiles.write(directory, List.of("a=1\na=2\n"));
        try (ChunkReader reader = new ChunkReader(files.open(null), LINES, limits(1, MANY, 100), Clock.systemUTC())) {
            RawChunk chunk = reader.next();
            while (chunk != null && !chunk.end().last()) {
                chunk = reader.next();
            }
            assertThat(chunk).isNotNull();
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void aChunkIsClosedWhenItsTimeIsOverUnlessItIsEmpty() throws Exception {
        InputFiles files = InputFiles.write(directory, List.of("", "", "a=1\na=2\n", "a=3"));
        ChunkLimits limits = new ChunkLimits(MANY, MANY, MANY, Duration.ofSeconds(1), 100);
        try (ChunkReader reader = new ChunkReader(files.open(null), LINES, limits, new MinuteClock())) {
            List<Long> records = Stream.of(reader.next(), reader.next(), reader.next())
                    .map(chunk -> chunk == null ? -1 : chunk.records())
                    .toList();
            assertThat(records).containsExactly(2L, 1L, 0L);
        }
    }

    /** A clock that is a minute later at every look. */
    private static final class MinuteClock extends Clock {

        private final AtomicLong minutes = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(Duration.ofMinutes(minutes.incrementAndGet()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @CsvSource({"9,\\n", "10,\\n", "11,\\n", "9,\\r\\n", "10,\\r\\n", "11,\\r\\n", "10,\\r", "11,\\r", "10,''", "11,''"
    })
    void aRecordMayBeAsLongAsTheLimit(int length, String end) {
        String record = "a=" + "x".repeat(length - 2);
        String lineEnd = end.replace("\\n", "\n").replace("\\r", "\r");
        String content = "a=1\n" + record + lineEnd + (lineEnd.isEmpty() ? "" : "a=2");
        for (int bytes : new int[] {1, 4, 14, 15, MANY}) {
            List<Seen> seen = reading(LINES, content).records(limits(MANY, bytes, 10), null);
            assertThat(seen).hasSize(lineEnd.isEmpty() ? 2 : 3);
            assertThat(seen.get(1).text()).isEqualTo(record);
            assertThat(seen.get(1).truncated()).isFalse();
            assertThat(seen.get(1).reason())
                    .isEqualTo(length > 10 ? "the record is longer than 10 bytes (max-record-size)" : null);
            assertThat(seen.get(1).location().offset()).isEqualTo(4);
            assertThat(seen.get(seen.size() - 1).location().offset())
                    .isEqualTo(lineEnd.isEmpty() ? 4 : 4 + length + lineEnd.length());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1 << 16, 1 << 22})
    void aRecordOfManyMebibytesIsRejectedAndReadingGoesOnAfterIt(int commitBytes) {
        int length = 5 << 20;
        String content = "a=1\r\na=" + "x".repeat(length - 2) + "\r\na=2\r\n" + "y".repeat(length);
        List<Seen> seen = reading(LINES, content).records(limits(MANY, commitBytes, KEPT), null);

        assertThat(seen).hasSize(4);
        Seen rejected = seen.get(1);
        assertThat(rejected.reason()).contains("longer than 65536 bytes");
        assertThat(rejected.truncated()).isTrue();
        assertThat(rejected.text()).isEqualTo("a=" + "x".repeat(KEPT - 2));
        assertThat(List.of(rejected.location().line(), rejected.location().offset()))
                .containsExactly(2L, 5L);
        Seen following = seen.get(2);
        assertThat(following.text()).isEqualTo("a=2");
        assertThat(List.of(following.location().line(), following.location().offset()))
                .containsExactly(3L, 7L + length);
        assertThat(seen.get(3).truncated()).isTrue();
        assertThat(seen.get(3).location().line()).isEqualTo(4);
    }

    /** The array is one line, so that only the element's own end tells where reading goes on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1 << 16, 1 << 22})
    void anElementOfManyMebibytesIsRejectedAndTheNextOneIsRead(int commitBytes) {
        String huge = "{\"a\":[" + "{\"a\":\"}],\\\"\"},".repeat(400_000) + "0]}";
        String content = "[{\"a\":1}, " + huge + " ,{\"a\":2},\n{\"a\":" + huge;
        List<Seen> seen = reading(ARRAY, content).records(limits(MANY, commitBytes, KEPT), null);

        assertThat(seen).extracting(record -> record.location().line()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(seen.get(1).reason()).isEqualTo("the record is longer than 65536 bytes (max-record-size)");
        assertThat(seen.get(1).truncated()).isTrue();
        assertThat(seen.get(1).text()).isEqualTo(huge.substring(0, KEPT));
        assertThat(seen.get(1).location().offset()).isEqualTo(10);
        assertThat(seen.get(2).toString()).isEqualTo("000.txt:1@" + (12 + huge.length()) + " {\"a\":2}");
        assertThat(seen.get(3).reason())
                .isEqualTo("the record is longer than 65536 bytes (max-record-size); a brace, bracket or quote in it is"
                        + " not closed, so that it takes the rest of the input");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}␊{\"a\":2}  | 001.txt: expected '[' of a JSON array, found '{'; where each line is an object,"
                        + " the format is json-lines",
                "a,b␊1,2              | 001.txt: expected '[' of a JSON array, found 'a'",
                "[SPACE{}]            | 001.txt: expected at most 1048576 bytes of white space between elements, found more",
            })
    void anInputThatIsNoArrayIsAnErrorThatNamesTheFile(String content, String message) {
        String input = content.replace("␊", "\n").replace("SPACE", " ".repeat(2 << 20));
        ChunkReading reading = reading(ARRAY, "[{\"a\":1}]", input);
        assertThatThrownBy(() -> reading.records(limits(MANY, MANY, 20), null))
                .isInstanceOf(FormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"65535,false", "65536,false", "65537,true"})
    void aRejectedLineIsCutAt64KiB(int length, boolean truncated) {
        String line = "x".repeat(length);
        for (int bytes : new int[] {1, KEPT, MANY}) {
            List<Seen> seen = reading(LINES, line + "\n" + line).records(limits(MANY, bytes, 100), null);
            assertThat(seen).hasSize(2).allSatisfy(reject -> {
                assertThat(reject.truncated()).isEqualTo(truncated);
                assertThat(reject.text()).hasSize(Math.min(length, KEPT));
            });
        }
    }

    @Test
    void aQuotedRecordThatIsTooLongIsRejectedUpToItsFirstLineEnd() {
        String content = "a,b\n1,\"" + "long\n".repeat(4) + "\"\n2,3\n";
        assertThat(shown(CSV, limits(MANY, MANY, 20), content))
                .first()
                .isEqualTo("000.txt:2@4 ! the record is longer than 20 bytes (max-record-size): 1,\"long");
        assertThat(shown(CSV, limits(MANY, MANY, 30), content))
                .containsExactly("000.txt:2@4 1,\"long␊long␊long␊long␊\"", "000.txt:7@29 2,3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b\n1,2\n", "aaaaaaaaaaaaaaaaaaaaaaaaa,b\n1,2\n"})
    void aHeaderThatDoesNotEndIsAnErrorThatNamesTheFile(String content) {
        ChunkReading reading = reading(CSV, "a,b\n", content);
        assertThatThrownBy(() -> reading.records(limits(MANY, MANY, 20), null))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        "001.txt: the header does not end within max-record-size, or a quote in it is never closed");
    }

    @Test
    void aHeaderThatDoesNotSuitTheFieldsIsAnErrorThatNamesTheFile() {
        ChunkReading reading = reading(CSV, "a,b\n1,2\n", "a,c\n1,2\n");
        assertThatThrownBy(() -> reading.records(limits(MANY, MANY, 20), null))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("001.txt: the header lacks column 'b'");
    }
}
