package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.sink.RejectCount;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.text.Figures;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes rejects that nobody needs any more. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = {
            "Delete rejects of a pipeline, for ever. Say which: options together mean those for which all of them hold.",
            "Loads stay loaded: the checkpoint is not touched."
        })
final class RejectsPurgeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RejectDatabase database = new RejectDatabase();

    @Mixin
    private final RejectChoice choice = new RejectChoice();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = DurationConverter.class,
            description = "Rejects that are older than 90s, 15m, 12h, 30d.")
    private @Nullable Duration age;

    @Option(names = "--replayed", description = "Rejects that a replay has loaded or filtered.")
    private boolean replayed;

    @Option(names = "--all", description = "All rejects of the pipeline.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say how many there are.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        boolean narrowed = choice.isNarrowed() || age != null || replayed;
        if (narrowed == all) {
            throw new UserException(
                    all
                            ? "--all is all rejects of the pipeline; leave out --run, --load, --older-than and --replayed, or --all"
                            : "say which rejects to purge: --run, --load, --older-than, --replayed or --all");
        }
        try (BatchContext context = database.start(spec)) {
            RejectStore rejects = database.rejects(context, choice.pipeline());
            choice.requireKnown(rejects, database.home(), context);
            return purge(rejects);
        }
    }

    private int purge(RejectStore rejects) {
        PrintWriter out = spec.commandLine().getOut();
        RejectSelection selection = selection(rejects);
        RejectCount count = rejects.count(selection);
        String found = choice.pipeline() + ": " + Figures.count(count.total(), replayed ? "replayed reject" : "reject")
                + (replayed ? "" : ", " + Figures.count(count.total() - count.replayed()) + " of them not replayed");
        if (dryRun || count.total() == 0) {
            out.println(found + "; nothing was deleted");
        } else if (yes || confirmed(found)) {
            out.println(choice.pipeline() + ": " + Figures.count(rejects.purge(selection)) + " deleted");
        } else {
            throw new UserException(found + "; nothing was deleted. To delete them, use --yes");
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private RejectSelection selection(RejectStore rejects) {
        RejectSelection selection = choice.narrowed(rejects);
        if (age != null) {
            selection = selection.before(rejects.now().minus(age));
        }
        return replayed ? selection.in(RejectSelection.State.REPLAYED) : selection;
    }

    private static boolean confirmed(String found) {
        String answer = Terminal.ask(found + ". Delete them? [y/N]");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
