package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.source.PlanComparison.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that change between the freeze and a later look at them. */
class FilePlanTest {

    private static final int LENGTH = 300_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private Path file = Path.of("");
    private ByteSource source =
            new FileSourceSpec(List.of("*.log"), "UTF-8", ReadMode.ALL, false).open(SourceContext.of(file));
    private InputPlan frozen = new InputPlan(List.of());

    @BeforeEach
    void freeze() throws IOException {
        file = home.resolve("a.log");
        byte[] content = new byte[LENGTH];
        Arrays.fill(content, (byte) 'x');
        Files.write(file, content);
        source = new FileSourceSpec(List.of("*.log"), "UTF-8", ReadMode.ALL, false).open(SourceContext.of(home));
        frozen = source.plan();
    }

    @Test
    void holdsLengthsAndFingerprints() {
        InputPlan.Input input = frozen.inputs().get(0);
        assertThat(input.end()).isEqualTo(LENGTH);
        assertThat(input.fingerprint()).matches("plain:[0-9a-f]{8}:[0-9a-f]{8}");
    }

    @Test
    void tellsAFileThatShrank() throws IOException {
        truncate(1234);
        assertCompares(Verdict.CHANGED, "'a.log' shrank from 300000 to 1234 bytes");
        assertOpenFails(null, "'a.log' shrank", "300000 bytes", "1234 now");
    }

    @Test
    void tellsWhichEndIsDifferent() throws IOException {
        write(10);
        assertCompares(Verdict.CHANGED, "'a.log' changed: its first 64 KiB are different");
        assertOpenFails(null, "first 64 KiB");
        freeze();
        write(LENGTH - 10);
        assertCompares(Verdict.CHANGED, "'a.log' changed: its last 64 KiB before byte 300000 are different");
        freeze();
        write(LENGTH / 2);
        assertCompares(Verdict.SAME, "");
    }

    @Test
    void tellsThatTheFrozenPartOfAGrownFileChanged() throws IOException {
        write(LENGTH + 10);
        assertCompares(Verdict.GROWN, "'a.log' grew from 300000 to 300011 bytes");
        write(LENGTH - 10);
        assertCompares(Verdict.CHANGED, "last 64 KiB before byte 300000");
    }

    @Test
    void tellsACompressedFileInPlaceOfAPlainOne() throws IOException {
        byte[] gzip = Stored.as(Compression.GZIP, new byte[10]);
        Files.write(file, Stored.join(gzip, new byte[LENGTH]));
        assertCompares(Verdict.CHANGED, "it was plain, and is gzip now");
    }

    @Test
    void growsFromNothing() throws IOException {
        truncate(0);
        frozen = source.plan();
        Files.write(file, Stored.as(Compression.GZIP, new byte[10]));
        assertCompares(Verdict.GROWN, "grew from 0 to");
    }

    @Test
    void namesOnlySomeOfManyFiles() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.writeString(home.resolve(i + ".log"), "x");
        }
        assertCompares(Verdict.GROWN, "'0.log' is new", "and 15 more");
    }

    @Test
    void refusesAPositionBeforeWhichTheFileChanged() throws IOException {
        Position middle = positionAt(150_000);
        write(149_990);
        assertOpenFails(middle, "'a.log' changed", "64 KiB before byte 150000", "--rerun");
        Files.write(file, new byte[1], StandardOpenOption.APPEND);
        freeze();
        write(150_010);
        source.open(frozen, middle).close();
    }

    @ParameterizedTest
    @CsvSource({"GZIP, UTF-8", "ZSTD, UTF-16LE", "BZIP2, ISO-8859-1", "PLAIN, UTF-16LE"})
    void refusesAPositionBeforeWhichATextThatIsSkippedChanged(Compression compression, String charset)
            throws IOException {
        byte[] content = new byte[LENGTH];
        Arrays.fill(content, (byte) 'x');
        Files.write(file, Stored.as(compression, content));
        source = new FileSourceSpec(List.of("*.log"), charset, ReadMode.ALL, false).open(SourceContext.of(home));
        frozen = source.plan();
        Position middle = positionAt(150_000);
        try (ByteReader reader = source.open(frozen, middle)) {
            reader.nextInput();
            assertThat(reader.position()).isEqualTo(middle);
        }

        content[90_000] ^= 2;
        byte[] changed = Stored.as(compression, content);
        Files.write(file, changed);
        InputPlan.Input now = source.plan().inputs().get(0);
        // As if both ends of the stored bytes were still the same.
        frozen = new InputPlan(List.of(new InputPlan.Input("a.log", now.end(), now.fingerprint())));

        try (ByteReader reader = source.open(frozen, middle)) {
            assertThatThrownBy(reader::nextInput)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContainingAll(
                            "'a.log' changed", "64 KiB before byte 150000 (from byte 84464) of its text", "--rerun");
        }
    }

    @Test
    void hashesAllBytesUpToTheFrozenEnd() throws IOException {
        InputPlan hashed = source.hashed(frozen);
        assertThat(hashed.inputs().get(0).hash())
                .isEqualTo("29927e273accc68286005017f7fa6e4f27bddb4db3083ff8b8d4c3667905b7fa");
        write(LENGTH + 10);
        assertThat(source.hashed(frozen)).isEqualTo(hashed);
        write(LENGTH / 2);
        assertThat(source.hashed(frozen)).isNotEqualTo(hashed);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsAFileThatWasCutOffToItsNewEnd(Compression compression) throws IOException {
        byte[] random = new byte[LENGTH];
        new Random(1).nextBytes(random);
        byte[] whole = Stored.as(compression, random);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        frozen = source.plan();
        Files.write(file, whole);
        InputPlan now = source.plan();

        assertThat(source.compare(frozen, now).verdict()).isEqualTo(Verdict.GROWN);
        InputPlan mended = source.mended(frozen, now, new Position("0:0:1"));
        assertThat(mended.original()).isEqualTo(frozen);
        assertThat(mended.totalBytes()).isEqualTo(compression == Compression.PLAIN ? whole.length / 2 : whole.length);
        Files.write(file, Stored.join(whole, whole));
        assertThat(source.mended(now, source.plan(), new Position("0:0:1"))).isEqualTo(now);
    }

    @Test
    void refusesAPositionBehindTheEnd() {
        assertOpenFails(new Position("0:300001:2"), "goes on at byte 300001", "ended at byte 300000");
        assertOpenFails(new Position("7:0:1"), "input 8", "the plan has 1");
    }

    @Test
    void noticesAFileThatShrinksWhileItIsRead() throws IOException {
        try (ByteReader reader = source.open(frozen, null)) {
            reader.nextInput();
            reader.read(new byte[10], 0, 10);
            truncate(100);
            assertThatThrownBy(() -> Reading.rest(reader, 1000))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContainingAll("'a.log' shrank", "300000 bytes", "100 now");
        }
    }

    @Test
    void noticesAFileThatVanishesBeforeItsTurn() throws IOException {
        Files.writeString(home.resolve("b.log"), "b");
        frozen = source.plan();
        try (ByteReader reader = source.open(frozen, null)) {
            reader.nextInput();
            Files.delete(home.resolve("b.log"));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(reader::nextInput)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining("'b.log' is gone");
            }
        }
    }

    private Position positionAt(int offset) throws IOException {
        try (ByteReader reader = source.open(frozen, null)) {
            reader.nextInput();
            reader.consume(Reading.rest(reader, LENGTH), 0, offset, 1);
            return reader.position();
        }
    }

    private void write(long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'!'}), position);
        }
    }

    private void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private void assertCompares(Verdict verdict, String... words) {
        PlanComparison comparison = source.compare(frozen, source.plan());
        assertThat(comparison.verdict()).isEqualTo(verdict);
        assertThat(comparison.detail()).contains(words);
    }

    private void assertOpenFails(@Nullable Position from, String... words) {
        assertThatThrownBy(() -> source.open(frozen, from))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(words);
    }
}
