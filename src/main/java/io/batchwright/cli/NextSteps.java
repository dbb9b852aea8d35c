package io.batchwright.cli;

import io.batchwright.batch.NextCommands;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RunParameter;
import io.batchwright.sink.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do about an execution, as commands to type. */
final class NextSteps {

    private NextSteps() {}

    /**
     * The commands, each with what it is for.
     *
     * @param load the checkpoint of its load, or null if it is no run of ours
     * @param next what to type after it, or null if it is no run of ours
     */
    static List<String> of(
            Execution execution,
            List<RunParameter> parameters,
            @Nullable Checkpoint load,
            @Nullable NextCommands next) {
        List<String> commands = new ArrayList<>();
        if (load != null && load.ledger().rejected() > 0) {
            commands.add("Its rejects:  batchwright rejects show " + execution.job() + " --load "
                    + RejectChoice.shortKey(rejectsOf(load)) + connection(parameters));
        }
        if (execution.status().isRunning()) {
            commands.add("To stop it:  batchwright jobs stop " + execution.id());
        }
        if (execution.status().isRunning() || execution.status() == ExecutionStatus.UNKNOWN) {
            commands.add("If its process is gone:  batchwright jobs recover " + execution.id());
        } else if (load != null && next != null && !load.complete()) {
            if (execution.status() != ExecutionStatus.ABANDONED) {
                commands.add("To go on with its load:  " + next.goOn());
            }
            if (load.request().replayOf() == null) {
                commands.add("To begin anew, beside what is loaded:  " + next.run() + " --rerun");
            }
        }
        return commands;
    }

    /** The load that keeps the rejects: those of a replay stay with the load that they are of. */
    private static String rejectsOf(Checkpoint load) {
        String replayOf = load.request().replayOf();
        return replayOf == null ? load.key().job() : replayOf;
    }

    /** The option that names the connection of the rejects, if it is not the default one. */
    private static String connection(List<RunParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals("connection") && !parameter.identifying())
                .map(parameter -> " --connection " + parameter.value())
                .findFirst()
                .orElse("");
    }
}
