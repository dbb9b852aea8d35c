package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static RunSample sample(long seconds, long read, long bytes) {
        return new RunSample(seconds, read, read, 0, bytes, 0, null);
    }

    @Test
    void isKnownBeforeItsRate() {
        Progress progress = Progress.of(25, 100, List.of());
        assertThat(progress.part()).isEqualTo(0.25);
        assertThat(progress.timeLeft()).isNull();
    }

    /** The first samples are of a slow beginning; what an earlier execution did is in what is done, not in the rate. */
    @Test
    void goesByTheNewestSamples() {
        List<RunSample> slowThenQuick = LongStream.rangeClosed(1, 10)
                .mapToObj(i -> sample(5 * i, i > 6 ? 1000 * (i - 6) : i, i > 6 ? 500 * (i - 6) : 0))
                .toList();
        Progress progress = Progress.of(5_000, 9_000, slowThenQuick);
        assertThat(progress.bytesPerSecond()).isEqualTo(100);
        assertThat(progress.recordsPerSecond()).isEqualTo((4_000 - 6) / 20.0);
        assertThat(progress.timeLeft()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void goesByTheBeginningWhileThereAreFewSamples() {
        assertThat(Progress.of(50, 100, List.of(sample(5, 10, 50))).timeLeft()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void saysNothingOfAnEndThatIsUnknown() {
        Progress progress = Progress.of(50, -1, List.of(sample(5, 10, 50)));
        assertThat(progress.part()).isEqualTo(-1);
        assertThat(progress.timeLeft()).isNull();
        assertThat(progress.recordsPerSecond()).isEqualTo(2);
    }

    @Test
    void isNeverMoreThanAll() {
        Progress progress = Progress.of(101, 100, List.of(sample(5, 10, 101)));
        assertThat(progress.part()).isEqualTo(1);
        assertThat(progress.timeLeft()).isZero();
        assertThat(Progress.of(0, 0, List.of()).part()).isEqualTo(1);
    }
}
