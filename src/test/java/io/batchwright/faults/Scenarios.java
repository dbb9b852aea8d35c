package io.batchwright.faults;

import io.batchwright.faults.FaultServer.Stop;
import io.batchwright.faults.Stages.Place;
import io.batchwright.faults.Wire.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** All scenarios of the long run. */
final class Scenarios {

    private static final int MOST_FAULTS = 6;

    private final Stages stages;
    private final Workloads workloads;
    private final Workload onPostgres;
    private final int kills;
    private final int times;
    private final List<Scenario> all = new ArrayList<>();

    /**
     * Lists the scenarios.
     *
     * @param kills how many kills have to count, per database
     * @param times how often everything else has to happen
     */
    Scenarios(Stages stages, Workloads workloads, int kills, int times) {
        this.stages = stages;
        this.workloads = workloads;
        this.onPostgres = workloads.postgres();
        this.kills = kills;
        this.times = times;
    }

    List<Scenario> all() {
        for (Place place : Place.values()) {
            killed(place);
        }
        for (Source source : List.of(Source.S3, Source.HTTP, Source.JDBC)) {
            String title = "`kill -9`, source `" + source.type() + "`";
            kill(title, Place.POSTGRES, workloads.remote().from(source));
            kill(title + ", `read: new`", Place.POSTGRES, workloads.growing().from(source));
        }
        for (Place place : List.of(Place.H2, Place.POSTGRES)) {
            onDatabase(place);
        }
        single(
                "2 starts at the same moment",
                Place.H2,
                random -> new Starts(stages, workloads.h2()).together(Place.H2, 2));
        lostConnections();
        beforeTheStep();
        servers();
        takeOvers();
        endings();
        return all;
    }

    private void killed(Place place) {
        Workload workload = workloads.on(place);
        kill("`kill -9`", place, workload);
        single("`kill -9` while the first start makes its tables", place, random -> {
            Stage stage = stages.set(place, workload);
            new FirstStart(stage, stages.reference(place, workload), random).play();
        });
    }

    private void kill(String title, Place place, Workload workload) {
        all.add(new Scenario(title, place, kills, random -> {
            Stage stage = stages.set(place, workload);
            return new KillChain(stage, stages.reference(place, workload), random).play(faults(random));
        }));
    }

    private void onDatabase(Place place) {
        Workload workload = workloads.on(place);
        all.add(new Scenario("SIGTERM", place, times, random -> {
            Stage stage = stages.set(place, workload);
            return new Terminations(stage, stages.reference(place, workload), random).play(faults(random));
        }));
        single(
                "repository emptied after success",
                place,
                random -> new Endings(stages, workload).emptyRepository(place));
    }

    private static int faults(Random random) {
        return 1 + random.nextInt(MOST_FAULTS);
    }

    private void lostConnections() {
        for (Moment moment : List.of(Moment.COPY, Moment.COMMIT_SENT, Moment.COMMIT_ANSWERED)) {
            onPostgres("connection cut: " + name(moment), random -> lost(random).cutAt(moment));
            onPostgres(
                    "connection cut: " + name(moment) + "; repository in H2",
                    random -> lost(random).cutApartAt(moment));
        }
        for (Moment moment : List.of(Moment.COPY, Moment.COMMIT_SENT)) {
            onPostgres(
                    "`pg_terminate_backend`: " + name(moment),
                    random -> lost(random).endSessionAt(moment));
        }
        onPostgres(
                "`pg_terminate_backend` of all sessions, three times",
                random -> lost(random).endAllSessions(3));
    }

    private void beforeTheStep() {
        for (Moment moment : List.of(Moment.ENTRY, Moment.CLAIM, Moment.STEP)) {
            onPostgres("connection cut: " + name(moment), random -> lost(random).cutBeforeStepAt(moment));
        }
    }

    private void servers() {
        for (Stop how : Stop.values()) {
            String mode = how.name().toLowerCase(Locale.ROOT);
            onPostgres(
                    "server stopped (" + mode + ") and started",
                    random -> lost(random).restart(how));
        }
        onPostgres(
                "server down past `reconnect-timeout`, then resumed",
                random -> lost(random).stayDown());
        onPostgres(
                "SIGTERM while the server is down, then resumed",
                random -> lost(random).stopWhileDown());
    }

    private void takeOvers() {
        for (int count : new int[] {2, 8}) {
            onPostgres(count + " starts at the same moment", random -> starts().together(Place.POSTGRES, count));
        }
        for (Moment moment : List.of(Moment.COPY, Moment.COMMIT_SENT)) {
            onPostgres(
                    "suspended, woken after a take-over: " + name(moment),
                    random -> new Suspensions(stages, onPostgres)
                            .at(moment, 1 + random.nextInt(onPostgres.chunks() / 2)));
        }
        onPostgres(
                "suspended, woken after a take-over: " + name(Moment.CLAIM),
                random -> new Suspensions(stages, onPostgres).at(Moment.CLAIM, 1));
    }

    private void endings() {
        onPostgres(
                "`kill -9` between the last commit and the repository's COMPLETED",
                random -> endingsOf().killAfterLastCommit());
        onPostgres(
                "repository's database deleted after success",
                random -> endingsOf().deleteRepository());
    }

    private void single(String title, Place place, Scenario.Single play) {
        all.add(Scenario.of(title, place, times, play));
    }

    private void onPostgres(String title, Scenario.Single play) {
        single(title, Place.POSTGRES, play);
    }

    private LostDatabases lost(Random random) {
        return new LostDatabases(stages, onPostgres, random);
    }

    private Starts starts() {
        return new Starts(stages, onPostgres);
    }

    private Endings endingsOf() {
        return new Endings(stages, onPostgres);
    }

    private static String name(Moment moment) {
        return switch (moment) {
            case ENTRY -> "as the run enters";
            case STEP -> "as the step begins";
            case CLAIM -> "in the middle of its claim";
            case COPY -> "in the middle of a COPY";
            case COMMIT_SENT -> "just before a COMMIT arrives";
            case COMMIT_ANSWERED -> "after a COMMIT, before its answer";
        };
    }
}
