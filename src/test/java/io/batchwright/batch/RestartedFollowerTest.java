package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.LogRotator;
import io.batchwright.format.Format;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import io.batchwright.source.ByteSource;
import io.batchwright.source.FileSourceSpec;
import io.batchwright.source.InputMovedException;
import io.batchwright.source.News;
import io.batchwright.source.ReadMode;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A log that another process writes and rotates at random, read by one that follows it and is restarted far more often than
 * processes can be: every complete line exactly once.
 */
class RestartedFollowerTest {

    private static final int LINES = 10_000;
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Format FORMAT =
            new KeyValueFormatSpec(',', '=').open(Schema.of(Field.of("id", FieldType.LONG)));

    private final List<Integer> committed = new ArrayList<>();
    private @Nullable InputPlan plan;
    private @Nullable Position position;
    private long lastRecord;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void readsEveryLineOnce(long seed, @TempDir Path directory) throws Exception {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Process rotator = LogRotator.start(logs, LINES, seed);
        await().until(() -> Files.exists(logs.resolve("app.log")));
        Random random = new Random(seed);
        int restarts = -1;
        while (!follow(directory, random, rotator)) {
            restarts++;
        }
        assertThat(restarts).isGreaterThan(10);
        assertThat(committed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, LINES).boxed().toList());
    }

    /** Follows from the last commit on, and fails in the middle of a chunk sooner or later; true if all is read. */
    private boolean follow(Path directory, Random random, Process rotator) throws IOException {
        ByteSource source = new FileSourceSpec(List.of("logs/app.log*"), "UTF-8", ReadMode.ALL, true)
                .open(SourceContext.of(directory));
        News news = Objects.requireNonNull(source.news());
        lastRecord = System.nanoTime();
        try {
            InputPlan now = plan == null
                    ? news.next(null).plan().numbered(0)
                    : news.resumed(plan, position).plan();
            plan = now;
            ChunkLimits limits = new ChunkLimits(
                    1 + random.nextInt(400), 100_000, 1 << 20, Duration.ofMillis(1 + random.nextInt(40)), 1 << 16);
            try (ChunkReader reader = new ChunkReader(
                    source.open(now, position), FORMAT, limits, Clock.systemUTC(), () -> silent(rotator))) {
                ParseProcessor parse = new ParseProcessor();
                RawChunk raw = reader.next();
                while (random.nextInt(3) > 0) {
                    commit(parse.process(Objects.requireNonNull(raw)));
                    if (silent(rotator)) {
                        return true;
                    }
                    raw = reader.next();
                }
            }
        } catch (InputMovedException e) {
            // As everywhere, the next one finds it.
        }
        return false;
    }

    private void commit(RecordChunk chunk) {
        for (Seen seen : Seen.in(chunk)) {
            committed.add(Integer.parseInt(
                    seen.text().substring("id=".length(), seen.text().indexOf(','))));
            lastRecord = System.nanoTime();
        }
        position = chunk.end().position();
        plan = Objects.requireNonNullElse(chunk.end().plan(), plan);
    }

    private boolean silent(Process rotator) {
        return !rotator.isAlive() && System.nanoTime() - lastRecord > SILENCE.toNanos();
    }
}
