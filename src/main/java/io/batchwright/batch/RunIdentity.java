package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.LoadKey;
import io.batchwright.sink.SinkSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** The job parameters of a load: those that identify it, and the arguments to run it again with. */
final class RunIdentity {

    private static final String SCOPE = "scope";
    private static final String INPUT = "input";
    private static final String RERUN = "rerun";
    private static final String CONNECTION = "connection";
    private static final String REPLAY_OF = "replay-of";
    private static final String SLOT = "slot";
    private static final String TARGET = "target";

    private RunIdentity() {}

    /**
     * The parameters by name, without the secret ones; scope, input and rerun; which load a replay replays; the arguments.
     */
    static JobParameters parameters(Pipeline pipeline, Checkpoint load) {
        JobParametersBuilder builder = new JobParametersBuilder();
        String replayOf = load.request().replayOf();
        Map<String, String> parameters =
                replayOf == null ? pipeline.parameterTexts() : load.request().parameters();
        parameters.forEach((name, text) -> builder.addString("params." + name, Digest.shortened(text)));
        if (replayOf != null) {
            builder.addString(REPLAY_OF, replayOf);
            // The scope, which says it of other loads, is that of all replays of a load, wherever they go.
            builder.addString(TARGET, Digest.shortened(pipeline.sink().target()), false);
        }
        ArgumentParameters.add(pipeline.arguments(), builder);
        String connection = pipeline.sink().connection();
        if (connection != null) {
            builder.addString(CONNECTION, connection, false);
        }
        Instant slot = replayOf == null ? pipeline.slot() : null;
        if (slot != null) {
            // A load of what is new may have begun in another slot, or by hand.
            builder.addString(SLOT, slot.toString(), !pipeline.source().readsNew());
        }
        return builder.addString(SCOPE, load.scope())
                .addString(INPUT, Digest.of(load.plan()))
                .addLong(RERUN, (long) load.rerun())
                .toJobParameters();
    }

    /** The load that an execution worked on; empty if it is no run of ours. */
    static Optional<LoadKey> load(JobExecution execution) {
        JobParameters parameters = execution.getJobParameters();
        String scope = scope(execution);
        String input = text(parameters, INPUT);
        String rerun = text(parameters, RERUN);
        return scope == null || input == null || rerun == null
                ? Optional.empty()
                : Optional.of(key(execution.getJobInstance().getJobName(), scope, input, rerun));
    }

    /** Whether an execution is a run of a pipeline. */
    static boolean isOurs(JobExecution execution) {
        return load(execution).isPresent();
    }

    /** The job key of the load whose rejects an execution replays; null if it is no replay. */
    static @Nullable String replayOf(JobExecution execution) {
        return text(execution.getJobParameters(), REPLAY_OF);
    }

    /** Where an execution wrote to that is a replay; null if that is not known. */
    static @Nullable String target(JobExecution execution) {
        return text(execution.getJobParameters(), TARGET);
    }

    /** Whether an execution that is a replay wrote to where a sink does, as far as is known. */
    static boolean wentTo(JobExecution execution, SinkSpec sink) {
        String target = target(execution);
        return target == null
                || (target.equals(Digest.shortened(sink.target()))
                        && Objects.equals(connection(execution), sink.connection()));
    }

    /** The connection that an execution loaded into; null for the default one. */
    static @Nullable String connection(JobExecution execution) {
        return text(execution.getJobParameters(), CONNECTION);
    }

    /** The key of the load of an input. */
    static LoadKey key(String pipeline, String scope, String input, String rerun) {
        return new LoadKey(pipeline, Digest.of(scope, input, rerun), 0);
    }

    /** The slot that an execution was run for; null if it was run by hand. */
    static @Nullable Instant slot(JobParameters parameters) {
        String slot = text(parameters, SLOT);
        return slot == null ? null : Instant.parse(slot);
    }

    /** The scope of the load that an execution worked on; null if it is no run of ours. */
    static @Nullable String scope(JobExecution execution) {
        return text(execution.getJobParameters(), SCOPE);
    }

    /** A parameter's value, whatever type another application has given it. */
    private static @Nullable String text(JobParameters parameters, String name) {
        JobParameter<?> parameter = parameters.getParameter(name);
        return parameter == null ? null : String.valueOf(parameter.value());
    }
}
