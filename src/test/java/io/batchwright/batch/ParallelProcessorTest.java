package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.format.Format;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
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
        RecordChunk parallel = process(ParseProcessor::new);
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
            return new ParseProcessor().process(buffer);
        });
        RecordChunk alone = new ParseProcessor().process(raw);
        for (int chunk = 0; chunk < 2; chunk++) {
            List<List<RawChunk.Part>> buffers = raw.byBuffer();
            buffers.subList(0, 2).forEach(processor::begin);
            List<RawChunk.Part> rest = raw.parts()
                    .subList(
                            buffers.get(0).size() + buffers.get(1).size(),
                            raw.parts().size());
            assertThat(Seen.in(processor.process(rest(rest)))).isEqualTo(Seen.in(alone));
        }
        processor.close();
        assertThat(processed).hasValue(2 * raw.byBuffer().size());
    }

    @Test
    void aBufferIsProcessedBeforeItsChunkIsWhole() throws Exception {
        CountDownLatch processed = new CountDownLatch(1);
        ParallelProcessor processor = new ParallelProcessor(() -> buffer -> {
            processed.countDown();
            return new ParseProcessor().process(buffer);
        });
        processor.begin(raw.byBuffer().get(0));
        assertThat(processed.await(10, TimeUnit.SECONDS)).isTrue();
        processor.close();
    }

    @Test
    void saysWhatIsDropped() throws Exception {
        List<List<RawChunk.Part>> buffers = raw.byBuffer();
        ParallelProcessor processor = new ParallelProcessor(() -> buffer -> isFirst(raw, buffer)
                ? new ParseProcessor().process(buffer)
                : new BufferProcessor.Processed(List.of(), RawChunk.records(buffer)));
        buffers.forEach(processor::begin);
        int known = 0;
        while (processor.await()) {
            known++;
        }
        List<RawChunk.Part> first = buffers.get(0);
        long dropped = raw.records() - RawChunk.records(first);
        assertThat(known).isEqualTo(buffers.size());
        assertThat(processor.droppedRecords()).isEqualTo(dropped);
        assertThat(processor.droppedBytes())
                .isEqualTo(buffers.stream()
                        .skip(1)
                        .mapToLong(buffer -> last(buffer).segment().to())
                        .sum());
        assertThat(processor.spare())
                .isIn(buffers.stream().skip(1).map(ParallelProcessorTest::last).toList());

        RecordChunk chunk = processor.process(rest(List.of()));
        assertThat(Seen.in(chunk)).hasSize((int) RawChunk.records(first));
        assertThat(chunk.filtered()).isEqualTo(dropped);
        assertThat(processor.droppedRecords() + processor.droppedBytes()).isZero();
        assertThat(processor.await()).isFalse();
        processor.close();
    }

    /** Nobody would ever take them: the chunks of a source of rows are not begun ahead. */
    @Test
    void keepsNoBuffersThatWereNotBegunAhead() throws Exception {
        ParallelProcessor processor = new ParallelProcessor(
                () -> buffer -> new BufferProcessor.Processed(List.of(), RawChunk.records(buffer)));
        assertThat(processor.process(raw).filtered()).isEqualTo(raw.records());
        assertThat(processor.spare()).isNull();
        processor.close();
    }

    private static RawChunk.Part last(List<RawChunk.Part> buffer) {
        return buffer.get(buffer.size() - 1);
    }

    /** The chunk less the parts that were begun. */
    private RawChunk rest(List<RawChunk.Part> parts) {
        return new RawChunk(parts, List.of(), raw.records(), raw.end());
    }

    @Test
    void nobodyWaitsForABufferThatFailed() throws Exception {
        IOException failure = new IOException("of a buffer");
        ParallelProcessor processor = new ParallelProcessor(() -> buffer -> {
            throw failure;
        });
        processor.begin(raw.byBuffer().get(0));
        assertThat(processor.await()).isFalse();
        assertThatThrownBy(() -> processor.process(rest(List.of()))).isSameAs(failure);
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
            return new ParseProcessor().process(buffer);
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
            public Processed process(List<RawChunk.Part> buffer) {
                assertThat(busy.add(this)).isTrue();
                Processed batches = new ParseProcessor().process(buffer);
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
            return new ParseProcessor().process(buffer);
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
