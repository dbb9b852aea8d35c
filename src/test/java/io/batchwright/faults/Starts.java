package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.Stages.Place;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Several starts of one load at the same moment: one runs, the others are refused and told by whom. */
final class Starts {

    private final Stages stages;
    private final Workload workload;

    Starts(Stages stages, Workload workload) {
        this.stages = stages;
        this.workload = workload;
    }

    void together(Place place, int count) throws Exception {
        Stage stage = stages.set(place, workload);
        List<Attempt> attempts = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                attempts.add(stage.start());
            }
            for (Attempt attempt : attempts) {
                attempt.exitCode(Stage.PATIENCE);
            }
            judge(place, attempts);
        } finally {
            attempts.forEach(Attempt::close);
        }
        stage.requireSame(stages.reference(place, workload));
    }

    /** How an attempt is named to others: mostly the one that loads, but one that finds all loaded is there for a moment too. */
    private static Function<Attempt, String> owner(Place place) throws UnknownHostException {
        String host = InetAddress.getLocalHost().getHostName();
        return attempt -> place == Place.H2
                ? "process " + attempt.pid()
                : "is being run by process " + attempt.pid() + " on " + host + " since ";
    }

    private static void judge(Place place, List<Attempt> attempts) throws Exception {
        List<Attempt> winners = attempts.stream()
                .filter(attempt -> attempt.report()
                        .filter(report -> report.status().equals("COMPLETED"))
                        .isPresent())
                .toList();
        assertThat(winners).as("runs that loaded").hasSize(1);
        List<String> owners = attempts.stream().map(owner(place)).toList();
        for (Attempt attempt : attempts) {
            if (attempt.report().isEmpty()) {
                assertThat(attempt.exitCode(Stage.PATIENCE)).isEqualTo(1);
                assertThat(attempt.err())
                        .containsAnyOf(owners.toArray(String[]::new))
                        .doesNotContain("\tat ");
            } else {
                assertThat(attempt.exitCode(Stage.PATIENCE)).as(attempt.err()).isZero();
            }
        }
    }
}
