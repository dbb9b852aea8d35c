package io.batchwright.cli;

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

    /** @param load the checkpoint of its load, or null if it is no run of ours */
    static List<String> of(Execution execution, List<RunParameter> parameters, @Nullable Checkpoint load) {
        List<String> commands = new ArrayList<>();
        if (load != null && load.ledger().rejected() > 0) {
            commands.add("Its rejects:  batchwright rejects show " + execution.job() + connection(parameters));
        }
        if (execution.status().isRunning()) {
            commands.add("To stop it:  batchwright jobs stop " + execution.id());
        }
        if (execution.status().isRunning() || execution.status() == ExecutionStatus.UNKNOWN) {
            commands.add("If its process is gone:  batchwright jobs recover " + execution.id());
        } else if (load != null && !load.complete() && execution.status() != ExecutionStatus.ABANDONED) {
            commands.add("To go on with its load:  batchwright jobs restart " + execution.id());
        }
        return commands;
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
