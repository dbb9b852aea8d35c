package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One process of the application, to be disturbed. Closing it kills it. */
final class Attempt implements AutoCloseable {

    private static final Pattern RESUMING = Pattern.compile(": resuming after record ([\\d,]+)");

    private static final String READ_AHEAD = "batchwright-read-ahead".substring(0, 15);

    private final Process process;
    private final Path out;
    private final Path err;

    Attempt(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits until the step has begun: its read-ahead thread is there.
     *
     * @return false if the process is over
     */
    boolean awaitStep() throws InterruptedException {
        while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
            if (hasThread(READ_AHEAD)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the process has a thread of that name, which Linux cuts. */
    private boolean hasThread(String name) {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.anyMatch(
                    thread -> name.equals(read(thread.resolve("comm")).strip()));
        } catch (IOException | UncheckedIOException e) {
            return false; // the process or the thread is just gone
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Kills the process after a while.
     *
     * @return whether it was still there
     */
    boolean killAfter(Duration delay) throws InterruptedException {
        boolean ended = process.waitFor(delay.toMillis(), TimeUnit.MILLISECONDS);
        kill();
        return !ended && process.exitValue() == 128 + 9;
    }

    void terminate() throws IOException, InterruptedException {
        signal("TERM");
    }

    void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Sends a signal. What is gone already hears none. */
    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Whether the process ends by itself in that time. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the process to end by itself, and returns its exit code. */
    int exitCode(Duration patience) throws InterruptedException {
        assertThat(endsWithin(patience))
                .as("ends within %s; it printed: %s", patience, err())
                .isTrue();
        return process.exitValue();
    }

    /** What it printed on standard output so far. */
    String out() {
        return read(out);
    }

    /** What it printed on standard error so far. */
    String err() {
        return read(err);
    }

    /** What {@code --json} printed, if it came to that. */
    Optional<RunReport> report() {
        return out().lines().filter(line -> line.startsWith("{")).findFirst().map(RunReport::parse);
    }

    /** After which record it said that it resumes, if it said so. */
    OptionalLong resumedAfter() {
        Matcher line = RESUMING.matcher(err());
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1).replace(",", ""))) : OptionalLong.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
