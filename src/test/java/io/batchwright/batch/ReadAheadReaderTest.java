package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.batchwright.format.Format;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamException;

/** The thread that reads ahead: its order, its failures, its end. */
@Timeout(30)
class ReadAheadReaderTest {

    private static final int RECORDS = 50;
    private static final Format FORMAT =
            new KeyValueFormatSpec(',', '=').open(Schema.of(Field.of("id", FieldType.LONG)));

    private final ParseProcessor parse = new ParseProcessor();
    private final StopSignal stop = new StopSignal();
    private final ReadAheadRoom room = new ReadAheadRoom();
    private InputFiles files;

    @BeforeEach
    void writeFile(@TempDir Path directory) {
        files = InputFiles.write(
                directory,
                List.of(IntStream.range(0, RECORDS)
                        .mapToObj(i -> "id=" + i + "\n")
                        .collect(Collectors.joining())));
    }

    /** A reader of chunks of one record. */
    private ReadAheadReader reader(ItemProcessor<RawChunk, RecordChunk> processor) {
        return new ReadAheadReader(
                () -> new ChunkReader(
                        files.open(null), FORMAT, ChunkReading.limits(1, 1 << 20, 100), Clock.systemUTC()),
                new WholeChunks(processor),
                room,
                new StepStop(stop, true));
    }

    private static List<String> texts(@Nullable RecordChunk chunk) {
        return chunk == null
                ? List.of()
                : Seen.in(chunk).stream().map(Seen::text).toList();
    }

    @Test
    void givesChunksInTheirOrderAndThenNull() throws Exception {
        ReadAheadReader reader = reader(parse);
        reader.open(new ExecutionContext());
        List<String> read = new ArrayList<>();
        for (RecordChunk chunk = reader.read(); chunk != null; chunk = reader.read()) {
            read.addAll(texts(chunk));
        }
        reader.close();
        assertThat(read)
                .isEqualTo(IntStream.range(0, RECORDS).mapToObj(i -> "id=" + i).toList());
    }

    /** While the step is the slower one, what it is in a hurry about comes first. */
    @Test
    void theChunkAfterOneThatWasReadyIsMadeOnceItsRowsAreUnderway() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicReference<Thread> maker = new AtomicReference<>();
        ReadAheadReader reader = reader(raw -> {
            maker.set(Thread.currentThread());
            RecordChunk chunk = parse.process(raw);
            made.incrementAndGet();
            return chunk;
        });
        reader.open(new ExecutionContext());
        awaitIdle(maker);
        assertThat(made).hasValue(1);
        assertThat(texts(reader.read())).containsExactly("id=0");
        awaitIdle(maker);
        assertThat(made).hasValue(1);
        room.free();
        room.free();
        await().until(() -> made.get() == 2);
        awaitIdle(maker);
        assertThat(made).hasValue(2);
        reader.close();
    }

    private static void awaitIdle(AtomicReference<Thread> thread) {
        await().until(() -> thread.get() != null && thread.get().getState() == Thread.State.WAITING);
    }

    @Test
    void theChunkAfterOneThatWasWaitedForIsMadeAtOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Thread step = Thread.currentThread();
        ReadAheadReader reader = reader(raw -> {
            if (made.get() == 0) {
                await().until(() -> step.getState() == Thread.State.TIMED_WAITING);
            }
            RecordChunk chunk = parse.process(raw);
            made.incrementAndGet();
            return chunk;
        });
        reader.open(new ExecutionContext());
        assertThat(texts(reader.read())).containsExactly("id=0");
        await().until(() -> made.get() == 2);
        reader.close();
    }

    @Test
    void aFailureIsThrownInItsTurn() throws Exception {
        assertFailsInItsTurn(new IOException("the disk is gone"));
    }

    @Test
    void anErrorIsThrownInItsTurn() throws Exception {
        assertFailsInItsTurn(new StackOverflowError("an expression too deep"));
    }

    private void assertFailsInItsTurn(Throwable failure) throws Exception {
        AtomicInteger chunks = new AtomicInteger();
        ReadAheadReader reader = reader(raw -> {
            if (chunks.incrementAndGet() == 3) {
                ReadAheadReaderTest.<RuntimeException>sneak(failure);
            }
            return parse.process(raw);
        });
        reader.open(new ExecutionContext());
        assertThat(List.of(texts(reader.read()), texts(reader.read())))
                .containsExactly(List.of("id=0"), List.of("id=1"));
        assertThatThrownBy(reader::read).isSameAs(failure);
        reader.close();
    }

    @SuppressWarnings("unchecked") // erased: the failure comes out as it is
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aSourceThatCannotBeOpenedFailsTheOpening() {
        ReadAheadReader reader = new ReadAheadReader(
                () -> {
                    throw new IOException("no such file");
                },
                new WholeChunks(parse),
                room,
                new StepStop(stop, true));
        assertThatThrownBy(() -> reader.open(new ExecutionContext()))
                .isInstanceOf(ItemStreamException.class)
                .hasRootCauseMessage("no such file");
        reader.close();
    }

    @Test
    void readsAheadOfTheStepByOneChunkOnly() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Thread> ahead = new CompletableFuture<>();
        ReadAheadReader reader = reader(raw -> {
            begun.incrementAndGet();
            ahead.complete(Thread.currentThread());
            return parse.process(raw);
        });
        reader.open(new ExecutionContext());
        Thread thread = ahead.get();
        // Nobody reads: the thread waits for room, and closing ends it there.
        reader.close();
        assertThat(thread.isAlive()).isFalse();
        assertThat(begun).hasValue(1);
    }

    @Test
    void closingEndsAThreadThatIsStuckInItsWork() throws Exception {
        CompletableFuture<Thread> stuck = new CompletableFuture<>();
        ReadAheadReader reader = reader(raw -> {
            stuck.complete(Thread.currentThread());
            new CountDownLatch(1).await();
            return parse.process(raw);
        });
        reader.open(new ExecutionContext());
        Thread thread = stuck.get();
        reader.close();
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aStopEndsTheWaitingForASlowSource() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger chunks = new AtomicInteger();
        ReadAheadReader reader = reader(raw -> {
            if (chunks.incrementAndGet() > 1) {
                never.await();
            }
            return parse.process(raw);
        });
        reader.open(new ExecutionContext());
        assertThat(texts(reader.read())).containsExactly("id=0");
        stop.request();
        assertThatThrownBy(reader::read).isInstanceOf(JobInterruptedException.class);
        reader.close();
    }

    @Test
    void anInterruptedStepIsAStoppedOne() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ReadAheadReader reader = reader(raw -> {
            never.await();
            return parse.process(raw);
        });
        reader.open(new ExecutionContext());
        CountDownLatch reading = new CountDownLatch(1);
        boolean[] stillInterrupted = {false};
        FutureTask<Object> read = new FutureTask<>(() -> {
            reading.countDown();
            try {
                return texts(reader.read());
            } finally {
                stillInterrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        Thread step = new Thread(read, "step");
        step.start();
        reading.await();
        step.interrupt();

        assertThatThrownBy(() -> read.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(JobInterruptedException.class);
        step.join();
        assertThat(stillInterrupted[0]).isTrue();
        reader.close();
    }
}
