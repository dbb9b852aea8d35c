package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are renamed between two looks at them. */
class FileNewsTest {

    /** What happens to the files before the second look, and those after it. */
    private final Queue<Runnable> between = new ArrayDeque<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private FileNews news() {
        return new FileNews(new FileLook(home, List.of("app.log*")), () -> {
            Runnable next = between.poll();
            if (next != null) {
                next.run();
            }
        });
    }

    @Test
    void twoThatWereFoundUnderOneNameAreNotTakenForEachOther() throws IOException {
        write("app.log.1", "old\n", 1);
        write("app.log", "young\n", 2);
        InputPlan plan = news().next(null).plan().numbered(0);

        move("app.log", "elsewhere");
        between.add(() -> {
            move("app.log.1", "app.log.2");
            move("elsewhere", "app.log.1");
        });
        InputPlan resumed = news().resumed(plan, null).plan();
        assertThat(resumed.inputs()).extracting(InputPlan.Input::name).doesNotHaveDuplicates();

        assertThat(read(resumed)).isEqualTo("old\nyoung\n");
        assertThat(news().next(resumed.knowing(known)).plan().inputs()).isEmpty();
    }

    @Test
    void whatIsGoneIsStillKnownWhenAnotherHasItsName() throws IOException {
        write("app.log", "one\n", 1);
        InputPlan first = news().next(null).plan().numbered(0);
        assertThat(read(first)).isEqualTo("one\n");
        write("app.log", "one\ntwo\n", 2);
        write("app.log.1", "other\n", 3);
        InputPlan plan = news().next(first.knowing(known)).plan().numbered(1);

        move("app.log", "elsewhere");
        move("app.log.1", "app.log");
        News.Found resumed = news().resumed(plan, null);
        assertThat(resumed.notes()).containsExactly("'app.log': 4 bytes from byte 4 were gone before they were read");
        assertThat(read(resumed.plan())).isEqualTo("other\n");

        move("elsewhere", "app.log.1");
        InputPlan next = news().next(resumed.plan().knowing(known)).plan().numbered(3);
        assertThat(read(next)).isEqualTo("two\n");
    }

    /** Its copy was not made before it was truncated: the position is that of nothing any more. */
    @Test
    void whatIsWrittenAnewAfterItWasReadIsNotTakenForIt() throws IOException {
        write("app.log", "one\ntwo\n", 1);
        FileNews news = news();
        InputPlan plan = news.next(null).plan().numbered(0);
        for (String anew : List.of("", "1\n", "ONE\nTWO\nTHREE\n")) {
            write("app.log", "one\ntwo\n", 1);
            try (ByteReader reader = source(news).open(plan, null)) {
                reader.nextInput();
                assertThat(reader.read(new byte[100], 0, 100)).isEqualTo(8);
                reader.consume("one\ntwo\n".getBytes(StandardCharsets.US_ASCII), 0, 8, 2);
                write("app.log", anew, 2);
                assertThatThrownBy(reader::nextInput)
                        .isInstanceOf(InputMovedException.class)
                        .hasMessageContaining("'app.log' was truncated or written anew while it was read");
            }
        }
    }

    private List<InputPlan.Input> known = List.of();

    /** Reads a plan to its end; what is known then is kept. */
    private String read(InputPlan plan) throws IOException {
        try (ByteReader reader = source(news()).open(plan, null)) {
            StringBuilder text = new StringBuilder();
            while (reader.nextInput()) {
                byte[] rest = Reading.rest(reader, 100);
                reader.consume(rest, 0, rest.length, 1);
                text.append(new String(rest, StandardCharsets.US_ASCII));
            }
            known = Objects.requireNonNull(reader.changedPlan()).known();
            return text.toString();
        }
    }

    private FileSource source(FileNews news) {
        return new FileSource(home, List.of("app.log*"), StandardCharsets.UTF_8, news, null);
    }

    private void write(String name, String text, int second) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }

    private void move(String from, String to) {
        try {
            Files.move(home.resolve(from), home.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
