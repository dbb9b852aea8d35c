package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.source.PlanComparison.Verdict;
import io.batchwright.source.Reading.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every source promises. A subclass provides a source. */
abstract class SourceContract {

    /** The source, over inputs with at least ten lines together. */
    abstract ByteSource source() throws IOException;

    /** The text of every input, in order, as UTF-8 has it after decoding. */
    abstract List<String> texts();

    @Test
    void readsEveryInputWhateverTheBuffer() throws IOException {
        ByteSource source = source();
        InputPlan plan = source.plan();
        for (int bufferSize : new int[] {1, 7, 100_000}) {
            try (ByteReader reader = source.open(plan, null)) {
                for (int i = 0; i < texts().size(); i++) {
                    assertThat(reader.nextInput()).isTrue();
                    assertThat(reader.inputName())
                            .isEqualTo(plan.inputs().get(i).name());
                    assertThat(reader.resumed()).isFalse();
                    assertThat(new String(Reading.rest(reader, bufferSize), StandardCharsets.ISO_8859_1))
                            .isEqualTo(Reading.bytes(texts().get(i)));
                }
                assertThat(reader.nextInput()).isFalse();
                assertThat(reader.nextInput()).isFalse();
            }
        }
    }

    @Test
    void goesOnAtEveryPosition() throws IOException {
        ByteSource source = source();
        InputPlan plan = source.plan();
        List<Line> all = Reading.lines(source.open(plan, null), 100_000);
        assertThat(all).hasSizeGreaterThan(9);
        for (int i = 0; i < all.size(); i++) {
            assertThat(Reading.lines(source.open(plan, all.get(i).after()), 64))
                    .as("after line %d", i)
                    .isEqualTo(all.subList(i + 1, all.size()));
            assertThat(Reading.lines(source.open(plan, all.get(i).location().position()), 64))
                    .as("before line %d", i)
                    .isEqualTo(all.subList(i, all.size()));
        }
    }

    @Test
    void startsWhereItWasOpened() throws IOException {
        ByteSource source = source();
        InputPlan plan = source.plan();
        Position middle = Reading.lines(source.open(plan, null), 100).get(4).after();
        try (ByteReader reader = source.open(plan, middle)) {
            assertThat(reader.position()).isEqualTo(middle);
            assertThat(reader.nextInput()).isTrue();
            assertThat(reader.position()).isEqualTo(middle);
        }
        try (ByteReader reader = source.open(plan, null)) {
            Position start = reader.position();
            reader.nextInput();
            Position first = reader.position();
            assertThat(Reading.lines(source.open(plan, start), 100))
                    .isEqualTo(Reading.lines(source.open(plan, first), 100));
        }
    }

    @Test
    void givesEveryRecordItsOwnPosition() throws IOException {
        ByteSource source = source();
        List<Line> all = Reading.lines(source.open(source.plan(), null), 100);
        assertThat(all)
                .extracting(Line::location)
                .extracting(Location::position)
                .doesNotHaveDuplicates();
        assertThat(all).extracting(Line::after).doesNotHaveDuplicates();
        assertThat(all.get(0).location().line()).isEqualTo(1);
    }

    @Test
    void readsTheHeadWithoutMoving() throws IOException {
        ByteSource source = source();
        InputPlan plan = source.plan();
        List<Line> all = Reading.lines(source.open(plan, null), 100);
        String start = Reading.bytes(texts().get(0)).substring(0, 5);
        try (ByteReader reader = source.open(plan, all.get(1).after())) {
            reader.nextInput();
            assertThat(reader.resumed()).isTrue();
            assertThat(new String(reader.head(5), StandardCharsets.ISO_8859_1)).isEqualTo(start);
            assertThat(reader.head(1_000_000))
                    .hasSize(Reading.bytes(texts().get(0)).length());
            assertThat(new String(Reading.rest(reader, 10), StandardCharsets.ISO_8859_1))
                    .startsWith(all.get(2).text());
        }
    }

    @Test
    void countsTheStoredBytesUpToThePlansTotal() throws IOException {
        ByteSource source = source();
        InputPlan plan = source.plan();
        try (ByteReader reader = source.open(plan, null)) {
            assertThat(reader.inputBytes()).isZero();
            long before = 0;
            long length = 0;
            while (reader.nextInput()) {
                byte[] text = Reading.rest(reader, 100);
                reader.consume(text, 0, text.length, 0);
                length += text.length;
                assertThat(reader.inputBytes()).isGreaterThanOrEqualTo(before);
                before = reader.inputBytes();
            }
            assertThat(reader.inputBytes()).isEqualTo(plan.totalBytes() < 0 ? length : plan.totalBytes());
        }
    }

    @Test
    void findsThePlanTheSame() throws IOException {
        ByteSource source = source();
        assertThat(source.compare(source.plan(), source.plan())).isEqualTo(new PlanComparison(Verdict.SAME, ""));
    }

    @Test
    void refusesAPositionItDidNotMake() throws IOException {
        ByteSource source = source();
        assertThatThrownBy(() -> source.open(source.plan(), new Position("somewhere else")))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("somewhere else", "--rerun");
    }

    @Test
    void endsReadingWhenAnotherThreadCloses() throws Exception {
        ByteSource source = source();
        ByteReader reader = source.open(source.plan(), null);
        reader.nextInput();
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Void> endless = CompletableFuture.runAsync(() -> readForEver(reader, reading));
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        reader.close();
        assertThatThrownBy(() -> endless.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(reader::nextInput).isInstanceOf(IOException.class);
        reader.close();
    }

    private static void readForEver(ByteReader reader, CountDownLatch reading) {
        byte[] buffer = new byte[3];
        try {
            while (true) {
                reader.read(buffer, 0, buffer.length);
                reading.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
