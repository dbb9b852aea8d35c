package io.batchwright.cli;

import io.batchwright.batch.DryRun.Way;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.profile.ProfilePicture;
import io.batchwright.profile.ProfiledProcess;
import io.batchwright.profile.ProfiledRun;
import io.batchwright.source.StdinSourceSpec;
import io.batchwright.text.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how much memory a pipeline takes, and how much it would take if it held all of its input. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = {
            "Show memory and throughput of a pipeline over time, as a table and a picture.",
            "The pipeline runs in a process of its own, up to its sink, which is left out: nothing is written, and no"
                    + " database is needed but by a source that reads one."
        })
final class ProfileCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Home home = new Home();

    @Mixin
    private final PipelineArguments arguments = new PipelineArguments();

    @Option(
            names = "--eager",
            description = "Run it a second time with all lines in memory before the first is parsed, for comparison.")
    private boolean eager;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "64m",
            description = "The most heap of each run, as -Xmx takes it; default: ${DEFAULT-VALUE}.")
    private String heap = "";

    @Option(
            names = "--interval",
            paramLabel = "MS",
            defaultValue = "10",
            description = "Milliseconds between two samples; default: ${DEFAULT-VALUE}.")
    private long interval;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The picture: FILE.png and FILE.svg; default: PIPELINE-profile in the current directory.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireOptions();
        Path directory = home.directory();
        Pipeline pipeline = arguments.load(directory);
        requireSource(pipeline);
        Path picture = output == null ? Path.of(pipeline.name() + "-profile") : output;
        requireDirectory(picture);
        List<ProfiledRun> runs = new ArrayList<>();
        for (Way way : eager ? Way.values() : new Way[] {Way.LAZY}) {
            ProfiledRun run = process(directory, way).run(way);
            if (!run.isUsable()) {
                return run.exitCode(); // it has said why
            }
            runs.add(run);
        }
        PrintWriter out = spec.commandLine().getOut();
        print(runs, out);
        draw(pipeline, runs, picture, out);
        out.flush();
        return ExitCodes.DONE;
    }

    private void requireOptions() {
        if (!heap.matches("[1-9][0-9]{0,8}[kKmMgG]?")) {
            throw new UserException("--heap: expected a size such as 64m or 1g, found '" + heap + "'");
        }
        if (interval < 1) {
            throw new UserException("--interval: expected 1 millisecond or more, found " + interval);
        }
    }

    private void requireSource(Pipeline pipeline) {
        if (eager && pipeline.source() instanceof StdinSourceSpec) {
            throw new UserException("--eager: standard input can not be read a second time; put it into a file first");
        }
    }

    private static void requireDirectory(Path picture) {
        Path parent = picture.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UserException("no directory " + parent + "; make it first");
        }
    }

    private ProfiledProcess process(Path directory, Way way) {
        List<String> command = new ArrayList<>(List.of(
                ProfileSampleCommand.NAME,
                "--way",
                way.name(),
                "--interval",
                Long.toString(interval),
                "--home",
                directory.toString()));
        if (Batchwright.debug(spec)) {
            command.add("--debug");
        }
        command.addAll(arguments.all());
        return new ProfiledProcess(command, heap);
    }

    private void print(List<ProfiledRun> runs, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        for (ProfiledRun run : runs) {
            rows.add(List.of(
                    run.way().name().toLowerCase(Locale.ROOT),
                    Figures.count(run.records()),
                    Figures.seconds(run.seconds()),
                    Figures.count(Math.round(run.records() / Math.max(run.seconds(), 1e-3))),
                    Figures.bytes(run.peakHeap()),
                    run.peakResident() == 0 ? "unknown" : Figures.bytes(run.peakResident()),
                    run.outOfMemory() ? "heap of " + heap + " exceeded" : "completed"));
        }
        new TextTable(List.of("way", "records", "time", "records/s", "heap, peak", "resident, peak", "outcome"), rows)
                .print(out);
    }

    private void draw(Pipeline pipeline, List<ProfiledRun> runs, Path file, PrintWriter out) throws IOException {
        System.setProperty("java.awt.headless", "true");
        ProfilePicture picture = new ProfilePicture(pipeline.name() + ", heap of at most " + heap, runs);
        Path png = Path.of(file + ".png");
        Path svg = Path.of(file + ".svg");
        picture.write(png, "png");
        picture.write(svg, "svg");
        out.println();
        out.println("picture: " + png + ", " + svg);
    }
}
