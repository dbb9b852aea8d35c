package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.format.Format;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The buffers of a chunk on several threads: their order, their failures, their end. */
@Timeout(30)
class ParallelProcessorTest {

    private static final int RECORDS = 200_000;
    private static final Format FORMAT =
            new KeyValueFormatSpec(',', '=').open(Schema.of(Field.of("id", FieldType.LONG)));

    private RawChunk raw;

    @BeforeEach
    void readAChunkOfSeveralBuffers(@TempDir Path directory) throws IOException {
        InputFiles files = InputFiles.write(
                directory,
                List.of(IntStream.range(0, RECORDS)
                        .mapToObj(i -> "id=" + i + "\n")
                        .collect(Collectors.joining())));
        try (ChunkReader reader = new ChunkReader(
                files.open(null), FORMAT, ChunkReading.limits(RECORDS, 1 << 22, 100), Clock.systemUTC())) {
            reader.next();
            raw = Objects.requireNonNull(reader.next());
        }
        assertThat(raw.byBuffer()).hasSizeGreaterThan(2);
    }

    private RecordChunk process(Supplier<BufferProcessor> opener) throws Exception {
        ParallelProcessor processor = new ParallelProcessor(opener);
        try {
            return processor.process(raw);
        } finally {
            processor.close();
        }
    }

    private static boolean isFirst(RawChunk whole, List<RawChunk.Part> buffer) {
        return buffer.get(0).equals(whole.parts().get(0));
    }

    @Test
    void givesWhatOneThreadGives() throws Exception {
        RecordChunk parallel = process(() -> new ParseProcessor()::parse);
        RecordChunk alone = new ParseProcessor().process(raw);

        assertThat(Seen.in(parallel)).isEqualTo(Seen.in(alone));
        assertThat(parallel.read()).isEqualTo(alone.read());
        assertThat(parallel.end()).isEqualTo(alone.end());
    }

    @Test
    void buffersThatWereBegunAreProcessedOnce() throws Exception {
        AtomicInteger processed = new AtomicInteger();
        ParallelProcessor processor = new ParallelProcessor(() -> buffer -> {
            processed.incrementAndGet();
            return new ParseProcessor().parse(buffer);
        });
        RecordChunk alone = new ParseProcessor().process(raw);
        for (int chunk = 0; chunk < 2; chunk++) {
            raw.byBuffer().subList(0, 2).forEach(processor::begin);
            assertThat(Seen.in(processor.process(raw))).isEqualTo(Seen.in(alone));
        }
        processor.close();
        assertThat(processed).hasValue(2 * raw.byBuffer().size());
    }

    @Test
    void aBufferIsProcessedBeforeItsChunkIsWhole() throws Exception {
        CountDownLatch processed = new CountDownLatch(1);
        ParallelProcessor processor = new ParallelProcessor(() -> buffer -> {
            processed.countDown();
            return new ParseProcessor().parse(buffer);
        });
        processor.begin(raw.byBuffer().get(0));
        assertThat(processed.await(10, TimeUnit.SECONDS)).isTrue();
        processor.close();
    }

    @Test
    void keepsTheOrderThoughTheFirstBufferIsTheLastToBeDone() throws Exception {
        CountDownLatch second = new CountDownLatch(Runtime.getRuntime().availableProcessors() > 1 ? 1 : 0);
        RecordChunk chunk = process(() -> buffer -> {
            if (isFirst(raw, buffer)) {
                second.await();
            } else {
                second.countDown();
            }
            return new ParseProcessor().parse(buffer);
        });

        assertThat(chunk.batches())
                .isSortedAccordingTo(
                        Comparator.comparingLong(batch -> batch.location(0).line()));
    }

    /** Transforms reuse their vectors: one that worked on two buffers at once would mix them up. */
    @Test
    void noProcessorWorksOnTwoBuffersAtOnce() throws Exception {
        Set<Object> busy = ConcurrentHashMap.newKeySet();
        process(() -> new BufferProcessor() {
            @Override
            public List<RecordBatch> process(List<RawChunk.Part> buffer) {
                assertThat(busy.add(this)).isTrue();
                List<RecordBatch> batches = new ParseProcessor().parse(buffer);
                busy.remove(this);
                return batches;
            }
        });
        assertThat(busy).isEmpty();
    }

    @Test
    void throwsTheFirstFailureInTheOrderOfTheInput() {
        IOException first = new IOException("of the first buffer");
        assertThatThrownBy(() -> process(() -> buffer -> {
                    if (isFirst(raw, buffer)) {
                        throw first;
                    }
                    throw new StackOverflowError("of a later buffer");
                }))
                .isSameAs(first);
    }

    @Test
    void throwsAnErrorAsItIs() {
        StackOverflowError error = new StackOverflowError("an expression too deep");
        assertThatThrownBy(() -> process(() -> buffer -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void anInterruptEndsTheWorkOfAllThreads() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        ParallelProcessor processor = new ParallelProcessor(() -> buffer -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
            return new ParseProcessor().parse(buffer);
        });
        FutureTask<RecordChunk> work = new FutureTask<>(() -> processor.process(raw));
        Thread caller = new Thread(work, "caller");
        caller.start();
        begun.await();
        caller.interrupt();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(work::get).hasCauseInstanceOf(InterruptedException.class);
        processor.close();
    }
}
