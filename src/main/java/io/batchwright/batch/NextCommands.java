package io.batchwright.batch;

import io.batchwright.pipeline.RunArguments;
import io.batchwright.pipeline.Scheduling;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameter;

/**
 * Commands to type after an execution, with its arguments; where a value is not kept or may be secret there is an ellipsis.
 *
 * @param goOn goes on with its load, or with the rejects that it replayed
 * @param run runs its pipeline
 */
public record NextCommands(String goOn, String run) {

    static NextCommands of(JobExecution execution) {
        RunArguments arguments = ArgumentParameters.read(execution.getJobParameters());
        String replayOf = RunIdentity.replayOf(execution);
        return new NextCommands(
                replayOf == null ? restart(execution, arguments.withheld()) : replay(execution, replayOf, arguments),
                run(execution, arguments));
    }

    private static String restart(JobExecution execution, List<String> withheld) {
        return "batchwright jobs restart " + execution.getId() + RunArguments.typed(withheld);
    }

    private static String replay(JobExecution execution, String load, RunArguments arguments) {
        String job = execution.getJobInstance().getJobName();
        return "batchwright rejects replay " + job + " --load " + load + RunArguments.typed(arguments.assignments());
    }

    /** A slot is a parameter where the pipeline declares it, and so kept as one. */
    private static String run(JobExecution execution, RunArguments arguments) {
        JobParameter<?> slot = execution.getJobParameters().getParameter("params." + Scheduling.SLOT);
        return "batchwright run " + arguments.typed(execution.getJobInstance().getJobName())
                + (slot == null || arguments.slot() == null ? "" : " " + Scheduling.SLOT + "=" + slot.value());
    }
}
