package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.Stages.Place;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

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

    private static void judge(Place place, List<Attempt> attempts) throws Exception {
        List<Attempt> winners = attempts.stream()
                .filter(attempt -> attempt.report()
                        .filter(report -> report.status().equals("COMPLETED"))
                        .isPresent())
                .toList();
        assertThat(winners).as("runs that loaded").hasSize(1);
        Attempt winner = winners.get(0);
        String host = InetAddress.getLocalHost().getHostName();
        for (Attempt attempt : attempts) {
            if (attempt != winner && attempt.report().isEmpty()) {
                assertThat(attempt.exitCode(Stage.PATIENCE)).isEqualTo(1);
                String told = place == Place.H2
                        ? "process " + winner.pid()
                        : "is being run by process " + winner.pid() + " on " + host + " since ";
                assertThat(attempt.err()).contains(told).doesNotContain("\tat ");
            } else {
                assertThat(attempt.exitCode(Stage.PATIENCE)).as(attempt.err()).isZero();
            }
        }
    }
}
