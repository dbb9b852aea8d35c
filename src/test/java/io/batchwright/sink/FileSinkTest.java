package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.sink.FileSinkSpec.FileWriteMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileSinkTest extends DatabaseContract {

    private static final Schema NAMES = Schema.of(Field.of("id", FieldType.LONG), Field.of("name", FieldType.STRING));
    private static final CsvOutputSpec CSV = new CsvOutputSpec(true, ',', null, CsvOutputSpec.LineEnd.LF);
    private static final String TWO_ROWS = "id,name\n1,a\n2,b\n";

    private Path home = Path.of("nowhere");
    private Checkpoint checkpoint = newLoad("files");

    @Override
    TestDatabase openDatabase(Path directory) {
        return TestDatabase.h2(directory);
    }

    @BeforeEach
    void begin(@TempDir Path directory) {
        home = directory;
        checkpoint = claim(newLoad("files"));
    }

    private static FileSinkSpec spec(FileCompression compression, FileWriteMode write) {
        return new FileSinkSpec(null, "out.csv", CSV, compression, write);
    }

    private static FileSinkSpec plain() {
        return spec(FileCompression.NONE, FileWriteMode.CREATE);
    }

    private Sink open(FileSinkSpec spec) {
        return spec.open(NAMES, new SinkContext(home, database::open, checkpoint.key(), 42, time -> false, () -> {}));
    }

    private Sink prepared(FileSinkSpec spec) {
        Sink sink = open(spec);
        sink.prepare();
        return sink;
    }

    private Path part() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void first(Sink sink) {
        checkpoint = sink.write(Rows.of(NAMES).row(1, "a").chunk("p1"), checkpoint, Completion.ALWAYS)
                .checkpoint();
    }

    private void last(Sink sink) {
        checkpoint = sink.write(Rows.of(NAMES).row(2, "b").lastChunk("p2"), checkpoint, Completion.ALWAYS)
                .checkpoint();
    }

    private String content() throws IOException {
        return Files.readString(home.resolve("out.csv"));
    }

    @Test
    void cutsOffWhatNoCheckpointKnowsOf() throws IOException {
        try (Sink sink = prepared(plain())) {
            first(sink);
        }
        Files.writeString(part(), "9,half a li", StandardOpenOption.APPEND);
        try (Sink sink = prepared(plain())) {
            last(sink);
            sink.settle();
        }
        assertThat(content()).isEqualTo(TWO_ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void isThereOnlyWhenItIsComplete(FileCompression compression) throws IOException {
        FileSinkSpec spec = spec(compression, FileWriteMode.CREATE);
        try (Sink sink = prepared(spec)) {
            first(sink);
            last(sink);
            assertThat(home.resolve("out.csv")).doesNotExist();
            sink.settle();
            assertThat(home.resolve("out.csv")).exists();
            assertThat(home).isDirectoryNotContaining("glob:**.part");
        }
    }

    @Test
    void isPutInPlaceByTheNextRunIfThisOneDied() throws IOException {
        try (Sink sink = prepared(plain())) {
            first(sink);
            last(sink);
        }
        Files.writeString(part(), "more", StandardOpenOption.APPEND);
        try (Sink sink = open(plain())) {
            sink.settle();
        }
        assertThat(content()).isEqualTo(TWO_ROWS);
    }

    @Test
    void staysWhereItsOwnerHasMovedIt() throws IOException {
        try (Sink sink = prepared(plain())) {
            first(sink);
            last(sink);
            sink.settle();
        }
        Files.delete(home.resolve("out.csv"));
        try (Sink sink = open(plain())) {
            sink.settle();
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesAFileThatIsThere() throws IOException {
        Files.writeString(home.resolve("out.csv"), "mine");
        try (Sink sink = open(plain())) {
            assertThatThrownBy(sink::prepare)
                    .isInstanceOf(SinkException.class)
                    .hasMessage(
                            "the file 'out.csv' is there already; move it away, name another one in sink.path, or say"
                                    + " write: replace, which puts the new one in its place once it is complete");
        }
        assertThat(content()).isEqualTo("mine");
        assertThat(home).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void keepsAFileThatComesWhileItLoads() throws IOException {
        try (Sink sink = prepared(plain())) {
            first(sink);
            last(sink);
            Files.writeString(home.resolve("out.csv"), "mine");
            assertThatThrownBy(sink::settle)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("has come to be there while the load went on");
            assertThat(content()).isEqualTo("mine");
            Files.delete(home.resolve("out.csv"));
            sink.settle();
        }
        assertThat(content()).isEqualTo(TWO_ROWS);
    }

    @Test
    void replacesAFileAtOneStroke() throws IOException {
        Files.writeString(home.resolve("out.csv"), "old");
        try (Sink sink = prepared(spec(FileCompression.NONE, FileWriteMode.REPLACE))) {
            first(sink);
            assertThat(content()).isEqualTo("old");
            last(sink);
            sink.settle();
        }
        assertThat(content()).isEqualTo(TWO_ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void isAFileEvenWithoutRows(FileCompression compression) throws IOException {
        try (Sink sink = prepared(spec(compression, FileWriteMode.CREATE))) {
            sink.write(Rows.of(NAMES).lastChunk("p1"), checkpoint, Completion.ALWAYS);
            sink.settle();
        }
        byte[] stored = Files.readAllBytes(home.resolve("out.csv"));
        assertThat(stored.length).isPositive();
        if (compression == FileCompression.NONE) {
            assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo("id,name\n");
        }
    }

    @Test
    void refusesADirectory() throws IOException {
        Files.createDirectory(home.resolve("out.csv"));
        try (Sink sink = open(plain())) {
            assertThatThrownBy(sink::prepare)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("'out.csv' is a directory");
        }
    }

    @Test
    void saysThatADirectoryCanNotBeMade() throws IOException {
        Files.writeString(home.resolve("file"), "");
        FileSinkSpec spec = new FileSinkSpec(null, "file/out.csv", CSV, FileCompression.NONE, FileWriteMode.CREATE);
        try (Sink sink = open(spec)) {
            assertThatThrownBy(sink::prepare)
                    .isInstanceOf(SinkException.class)
                    .hasMessage("'file/out.csv' can not be written: '" + home.resolve("file") + "' is no directory");
        }
    }

    /** The superuser may write everywhere. */
    @Test
    void saysThatItHasNoRights() throws IOException {
        assertThat(home.toFile().setWritable(false)).isTrue();
        try (Sink sink = open(plain())) {
            assumeTrue(!Files.isWritable(home));
            assertThatThrownBy(sink::prepare)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("'out.csv' can not be written: no permission for '");
        } finally {
            assertThat(home.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void saysThatTheDiskIsFullAndWritesNothingMore() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        prepared(plain()).close();
        Path part = part();
        Files.delete(part);
        Files.createSymbolicLink(part, Path.of("/dev/full"));
        try (Sink sink = open(plain())) {
            assertThatThrownBy(() -> first(sink))
                    .isInstanceOf(SinkException.class)
                    .hasMessageStartingWith("'out.csv' can not be written: No space left on device; make room");
            Files.delete(part);
            first(sink);
            last(sink);
            sink.settle();
        }
        assertThat(content()).isEqualTo(TWO_ROWS);
    }

    @Test
    void saysThatWhatWasWrittenIsLost() throws IOException {
        try (Sink sink = prepared(plain())) {
            first(sink);
        }
        Files.delete(part());
        try (Sink sink = open(plain())) {
            assertThatThrownBy(sink::prepare)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("does not hold what was written: expected at least 12 bytes, found 0");
        }
    }

    @Test
    void isWrittenByOneAtATime() {
        try (Sink sink = prepared(plain());
                Sink other = open(plain())) {
            assertThatThrownBy(other::prepare)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("is open already");
            first(sink);
        }
    }

    @Test
    void dropsTheBeginningsOfLoadsThatNobodyResumes() throws IOException {
        try (Sink sink = prepared(plain())) {
            first(sink);
        }
        Path abandoned = part();
        Checkpoint other = newLoad("elsewhere");
        checkpoint = claim(other);
        try (Sink sink = prepared(plain())) {
            first(sink);
        }
        checkpoints().abandon(checkpoint.key());
        checkpoint = claim(newLoad("files"));
        try (Sink sink = prepared(plain())) {
            last(sink);
            sink.settle();
        }
        assertThat(abandoned).doesNotExist();
        assertThat(home).isDirectoryNotContaining("glob:**.part");
    }
}
