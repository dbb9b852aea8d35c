package io.batchwright.report;

import io.batchwright.monitor.Counts;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.Failure;
import io.batchwright.monitor.RunParameter;
import io.batchwright.monitor.StepRun;
import io.batchwright.sink.Checkpoint;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes executions as JSON, for scripts. Not thread-safe. */
public final class ExecutionJson {

    private final JsonGenerator json;
    private final Times times = Times.here();
    private final Instant now = Clock.systemUTC().instant();

    /** @param json where to write */
    public ExecutionJson(JsonGenerator json) {
        this.json = json;
    }

    /** Prints one array on one line, in constant memory. */
    public static void array(PrintWriter out, Consumer<ExecutionJson> elements) {
        JsonOutput.stream(out, json -> {
            json.writeStartArray();
            elements.accept(new ExecutionJson(json));
            json.writeEndArray();
        });
    }

    /** Prints what {@code content} writes on one line. */
    public static void print(PrintWriter out, Consumer<ExecutionJson> content) {
        JsonOutput.print(out, json -> content.accept(new ExecutionJson(json)));
    }

    /** An execution as {@code jobs list} shows it. */
    public void summary(Execution execution) {
        json.writeStartObject();
        fields(execution);
        json.writeEndObject();
    }

    /**
     * An execution as {@code jobs show} shows it.
     *
     * @param load its checkpoint, or null if it has none
     */
    public void details(
            Execution execution, List<RunParameter> parameters, List<StepRun> steps, @Nullable Checkpoint load) {
        json.writeStartObject();
        fields(execution);
        json.writeNumberProperty("instance", execution.instance());
        json.writeStringProperty("exitCode", execution.exitCode());
        json.writeArrayPropertyStart("parameters");
        parameters.forEach(this::parameter);
        json.writeEndArray();
        load(load);
        json.writeArrayPropertyStart("steps");
        steps.forEach(this::step);
        json.writeEndArray();
        Failure failure = execution.failure();
        json.writeStringProperty("trace", failure == null ? null : failure.text());
        json.writeEndObject();
    }

    private void fields(Execution execution) {
        json.writeNumberProperty("execution", execution.id());
        json.writeStringProperty("pipeline", execution.job());
        json.writeStringProperty("status", execution.status().name());
        json.writeStringProperty("started", times.forScripts(execution.started()));
        json.writeStringProperty("ended", times.forScripts(execution.ended()));
        json.writeNumberProperty("seconds", Times.seconds(execution.duration(now)));
        counts(execution.counts());
        failure(execution.failure());
    }

    private void parameter(RunParameter parameter) {
        json.writeStartObject();
        json.writeStringProperty("name", parameter.name());
        json.writeStringProperty("value", parameter.value());
        json.writeBooleanProperty("identifying", parameter.identifying());
        json.writeEndObject();
    }

    private void step(StepRun step) {
        json.writeStartObject();
        json.writeStringProperty("step", step.name());
        json.writeStringProperty("status", step.status().name());
        json.writeStringProperty("started", times.forScripts(step.started()));
        json.writeStringProperty("ended", times.forScripts(step.ended()));
        json.writeNumberProperty("seconds", Times.seconds(step.duration(now)));
        counts(step.counts());
        json.writeNumberProperty("commits", step.commits());
        json.writeNumberProperty("rollbacks", step.rollbacks());
        failure(step.failure());
        json.writeEndObject();
    }

    private void load(@Nullable Checkpoint load) {
        if (load == null) {
            json.writeNullProperty("load");
            return;
        }
        json.writeObjectPropertyStart("load");
        json.writeBooleanProperty("complete", load.complete());
        LedgerJson.write(json, load.ledger(), load.inputBytes());
        json.writeEndObject();
    }

    private void counts(Counts counts) {
        count("read", counts, counts.read());
        count("written", counts, counts.written());
        count("filtered", counts, counts.filtered());
        count("rejected", counts, counts.rejected());
    }

    private void count(String name, Counts counts, long count) {
        if (counts.isKnown()) {
            json.writeNumberProperty(name, count);
        } else {
            json.writeNullProperty(name);
        }
    }

    private void failure(@Nullable Failure failure) {
        json.writeStringProperty("failure", failure == null ? null : failure.cause());
    }
}
