package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A home with a load of its own for each wave of a workload, and a database of its own, to be disturbed. */
final class Stage {

    /** How long a run that is not disturbed any more may take. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Application application;
    private final Path home;
    private final Target target;
    private final Target repository;
    private final Workload workload;
    private final Feed feed;
    /** How many waves have been given out. */
    private int given = 1;

    /**
     * Sets a stage.
     *
     * @param target the database that is loaded into
     * @param repository the database of the job repository, mostly the same
     * @param feed where the application finds the workload's records; it has given the first wave out
     */
    Stage(Application application, Path home, Target target, Target repository, Workload workload, Feed feed)
            throws IOException {
        this.application = application;
        this.home = home;
        this.target = target;
        this.repository = repository;
        this.workload = workload;
        this.feed = feed;
        workload.write(home, feed);
        settings(target.settings()).settings(feed.settings());
    }

    /** Adds lines to {@code config/application.yml}. */
    Stage settings(String yaml) throws IOException {
        Files.writeString(
                home.resolve("config/application.yml"), yaml, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }

    Path home() {
        return home;
    }

    Target target() {
        return target;
    }

    Target repository() {
        return repository;
    }

    /** How many waves have yet to come. */
    int wavesToCome() {
        return workload.waves() - given;
    }

    /**
     * Gives the next wave out.
     *
     * @return false if there is none
     */
    boolean grow() throws IOException, SQLException {
        if (wavesToCome() == 0) {
            return false;
        }
        feed.give(workload.wave(given++));
        return true;
    }

    /** Starts the load. */
    Attempt start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", Workload.PIPELINE, "--json"));
        arguments.addAll(List.of(more));
        return application.start(home, arguments.toArray(String[]::new));
    }

    /** Runs the load, undisturbed, and requires that it succeeds. */
    RunReport finish() throws IOException, InterruptedException {
        try (Attempt attempt = start()) {
            int code = attempt.exitCode(PATIENCE);
            assertThat(code).as(attempt.err()).isZero();
            return attempt.report().orElseThrow();
        }
    }

    /** What is loaded now; on embedded H2 only while no process runs. */
    LoadedState state() throws SQLException {
        try (Connection connection = target.open()) {
            return LoadedState.read(connection, target.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads all waves undisturbed, for later comparison. */
    Reference reference() throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        List<String> ledgers = new ArrayList<>();
        long read = 0;
        double step = 0;
        do {
            RunReport report = finish();
            assertThat(report.whole().rejected()).isPositive();
            assertThat(report.whole().filtered()).isPositive();
            ledgers.add(LoadedState.complete(report.whole()));
            read += report.whole().read();
            step += report.seconds();
        } while (grow());
        double wall = (System.nanoTime() - begin) / 1e9;
        LoadedState state = state();
        assertThat(read).isEqualTo(workload.records());
        assertThat(state.checkpoints()).containsExactlyInAnyOrderElementsOf(ledgers);
        return new Reference(state, wall / ledgers.size(), step / ledgers.size());
    }

    /** Requires what every story ends with: the undisturbed table, a ledger that balances, and a repository that agrees. */
    void requireSame(Reference reference) throws SQLException {
        state().requireSame(reference.state());
        assertThat(target.query("SELECT * FROM batchwright_run")).isEmpty();
        List<String> statuses = repository.query("SELECT status FROM batch_job_execution");
        assertThat(statuses).isSubsetOf("COMPLETED", "FAILED", "STOPPED");
        assertThat(Collections.frequency(statuses, "COMPLETED"))
                .as("completed executions")
                .isEqualTo(workload.waves());
    }

    /** Requires the same of a last report: the whole is the undisturbed ledger, of which it did the rest. */
    static void requireWhole(RunReport last, Ledger before, Reference reference) {
        assertThat(last.whole().balances()).isTrue();
        assertThat(reference.state().checkpoints()).contains(LoadedState.complete(last.whole()));
        assertThat(before.plus(last.thisRun())).isEqualTo(last.whole());
    }
}
