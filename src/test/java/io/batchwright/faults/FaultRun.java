package io.batchwright.faults;

import io.batchwright.faults.FaultReport.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The long run: {@code src/bench/faults} plays the scenarios of {@link FaultsTest} many times, against the packaged
 * application, and prints what came of it as Markdown. Exit code 1 if a promise was broken.
 */
@Command(name = "src/bench/faults", mixinStandardHelpOptions = true, showDefaultValues = true)
final class FaultRun implements Callable<Integer> {

    private static final Workloads WORKLOADS = new Workloads(
            new Workload(200_000, 20),
            new Workload(100_000, 20),
            new Workload(15_000, 20),
            new Workload(20_000, 100),
            new Workload(60_000, 100),
            new Workload(40_000, 20).in(2));

    @Option(names = "--kills", description = "Kills that have to count, per database.")
    private int kills = 100;

    @Option(names = "--times", description = "How often every other fault has to happen.")
    private int times = 10;

    @Option(
            names = "--only",
            description = "Play only scenarios whose label holds this text, such as '`kill -9`, into'.")
    private String only = "";

    @Option(names = "--seed", description = "Random moments as in the run that printed this seed.")
    private long seed = System.nanoTime();

    @Option(
            names = "--big-file",
            arity = "0..1",
            fallbackValue = "5",
            description = "Also restart at 95 %% of a file of so many GB (5 if left out), which is made and deleted.")
    private double gigabytes;

    @Option(names = "--markdown", description = "Write the tables there, between its marks; what is not played stays.")
    private @Nullable Path markdown;

    @Option(names = "--dir", description = "Where to work.")
    private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    /** The long run's own entry. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FaultRun()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Application application = Application.packaged(Path.of("target/batchwright/bin/batchwright"));
        Path directory = Files.createTempDirectory(parent.toAbsolutePath(), "batchwright-faults-");
        List<Row> rows = new ArrayList<>();
        FaultReport report;
        try (Stages stages = new Stages(application, directory)) {
            for (Scenario scenario : new Scenarios(stages, WORKLOADS, kills, times).all()) {
                if (scenario.label().contains(only)) {
                    rows.add(play(scenario));
                }
            }
            String restart = gigabytes > 0 ? new BigFile(stages, Math.round(gigabytes * 1e9)).restart() : null;
            report = new FaultReport(stages.server().version(), rows, restart);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        System.out.println("Seed " + seed + "\n\n" + report);
        if (markdown != null) {
            report.write(markdown);
        }
        return rows.stream().allMatch(row -> row.failures().isEmpty()) ? 0 : 1;
    }

    /** Plays until enough faults have counted; gives up after as many failures as that. */
    private Row play(Scenario scenario) {
        Random random = new Random(seed);
        List<String> failures = new ArrayList<>();
        int counted = 0;
        int loads = 0;
        long begin = System.nanoTime();
        while (counted < scenario.goal() && failures.size() < scenario.goal()) {
            loads++;
            try {
                counted += scenario.play().once(random);
            } catch (Exception | AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
                System.err.println(scenario.label() + ", load " + loads + ": " + e);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.err.printf(
                "%s: %d of %d, %d loads, %.0f s%n", scenario.label(), counted, scenario.goal(), loads, seconds);
        return new Row(scenario, counted, failures);
    }
}
