package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that choose rejects: a pipeline, and a run or a load of it. */
final class RejectChoice {

    /** How many characters of a load's key are shown: enough to tell loads apart, and to name one. */
    private static final int SHOWN_KEY = 8;

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{1,64}");

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline = "";

    @Option(
            names = "--run",
            paramLabel = "EXECUTION",
            description = "Only the rejects of one run, by the id of its job execution ('rejects list' has it).")
    private @Nullable Long run;

    @Option(
            names = "--load",
            paramLabel = "KEY",
            description = "Another load than the latest, by its key or the beginning of it ('rejects list' has it).")
    private @Nullable String load;

    String pipeline() {
        return pipeline;
    }

    /** Whether a run or a load was named. */
    boolean isNarrowed() {
        return run != null || load != null;
    }

    /**
     * Refuses a pipeline, or a run, that there is none of. Rejects outlast the executions that made them, so that only what has no
     * rejects is looked up.
     */
    void requireKnown(RejectStore rejects, Path home, BatchContext context) {
        if (rejects.latestLoad(pipeline).isEmpty()) {
            KnownPipelines.require(pipeline, home, context);
        }
        RepositoryReader reader = Repository.reader(context);
        if (run != null
                && reader.execution(run).isEmpty()
                && rejects.count(RejectSelection.of(pipeline).ofExecution(run)).total() == 0) {
            Repository.require(reader, run);
        }
    }

    /** What was named; the latest load if nothing was. */
    RejectSelection select(RejectStore rejects) {
        return isNarrowed() ? narrowed(rejects) : RejectSelection.of(pipeline).ofLoad(latestLoad(rejects));
    }

    /** What was named; all rejects of the pipeline if nothing was. */
    RejectSelection narrowed(RejectStore rejects) {
        RejectSelection selection = RejectSelection.of(pipeline);
        if (load != null) {
            selection = selection.ofLoad(named(rejects, load));
        }
        return run == null ? selection : selection.ofExecution(run);
    }

    /**
     * What was named, as rejects of one load; the latest load if nothing was.
     *
     * @return a selection with a job key
     */
    RejectSelection selectLoad(RejectStore rejects) {
        RejectSelection selection = select(rejects);
        if (selection.job() != null) {
            return selection;
        }
        List<String> loads = rejects.loads(selection);
        if (loads.size() != 1) {
            throw new UserException(
                    loads.isEmpty()
                            ? "--run: run " + run + " of '" + pipeline + "' has no rejects; see 'rejects list "
                                    + pipeline + "'"
                            : "--run: several loads have a run " + run + ": " + String.join(", ", loads)
                                    + "; say which with --load");
        }
        return selection.ofLoad(loads.get(0));
    }

    private String latestLoad(RejectStore rejects) {
        return rejects.latestLoad(pipeline)
                .orElseThrow(() -> new UserException("'" + pipeline
                        + "' has not been run yet in this database; to run it:  batchwright run " + pipeline));
    }

    private String named(RejectStore rejects, String prefix) {
        if (!KEY.matcher(prefix).matches()) {
            throw new UserException("--load: expected the key of a load, or the beginning of it (0-9, a-f), found '"
                    + prefix + "'; see 'rejects list " + pipeline + "'");
        }
        List<String> keys = rejects.loads(pipeline, prefix);
        if (keys.size() != 1) {
            throw new UserException(
                    keys.isEmpty()
                            ? "--load: '" + pipeline + "' has no load '" + prefix + "'; see 'rejects list " + pipeline
                                    + "'"
                            : "--load: '" + prefix + "' is the beginning of several keys: " + String.join(", ", keys));
        }
        return keys.get(0);
    }

    /** What was chosen, as in "3 rejects in …". */
    String description() {
        if (run != null) {
            return "run " + run;
        }
        return load == null ? "the latest load" : "load " + load;
    }

    /** The beginning of a load's key, as people see it. */
    static String shortKey(String key) {
        return key.substring(0, Math.min(SHOWN_KEY, key.length()));
    }
}
