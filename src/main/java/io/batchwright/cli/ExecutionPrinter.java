package io.batchwright.cli;

import io.batchwright.batch.NextCommands;
import io.batchwright.monitor.Counts;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.Failure;
import io.batchwright.monitor.RunParameter;
import io.batchwright.monitor.StepRun;
import io.batchwright.record.Ledger;
import io.batchwright.sink.Checkpoint;
import io.batchwright.text.Figures;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints an execution for people: how it stands and why, its parameters and steps, and what to do next. */
final class ExecutionPrinter {

    private final PrintWriter out;
    private final boolean traces;
    private final Times times = Times.here();
    private final Instant now = Clock.systemUTC().instant();

    /** @param traces whether to print stack traces */
    ExecutionPrinter(PrintWriter out, boolean traces) {
        this.out = out;
        this.traces = traces;
    }

    /**
     * Prints it.
     *
     * @param load the checkpoint of the load that the execution worked on, or null if it is no run of ours
     * @param next what to type after it, or null if it is no run of ours
     */
    void print(
            Execution execution,
            List<RunParameter> parameters,
            List<StepRun> steps,
            @Nullable Checkpoint load,
            @Nullable NextCommands next) {
        out.println("execution " + execution.id() + " of " + execution.job() + ": " + execution.status());
        failure(execution.failure());
        line("started", times.forPeople(execution.started()));
        line("ended", times.forPeople(execution.ended()));
        line("duration", Times.readable(execution.duration(now)));
        line("exit code", execution.exitCode());
        line("instance", Long.toString(execution.instance()));
        counts(execution.counts());
        if (load != null) {
            load(load);
        }
        parameters(parameters);
        steps(steps);
        NextSteps.of(execution, parameters, load, next).forEach(out::println);
    }

    private void line(String name, String value) {
        out.printf("  %-10s %s%n", name, value);
    }

    private void failure(@Nullable Failure failure) {
        if (failure != null) {
            line("failure", failure.cause());
            if (traces) {
                failure.text().lines().forEach(line -> out.println("    " + line));
            }
        }
    }

    private void counts(Counts counts) {
        line(
                "this run",
                "read " + Figures.count(counts.read()) + ", written " + Figures.count(counts.written()) + ", filtered "
                        + Figures.count(counts.filtered()) + ", rejected " + Figures.count(counts.rejected()));
    }

    private void load(Checkpoint load) {
        Ledger ledger = load.ledger();
        line(
                "whole load",
                "read " + Figures.count(ledger.read()) + " = written " + Figures.count(ledger.written())
                        + " + filtered " + Figures.count(ledger.filtered()) + " + rejected "
                        + Figures.count(ledger.rejected()) + " + ignored " + Figures.count(ledger.ignored())
                        + (load.complete() ? ", complete" : ", not complete"));
    }

    private void parameters(List<RunParameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        out.println("parameters:");
        new TextTable(
                        List.of("name", "value", "identifying"),
                        parameters.stream()
                                .map(parameter -> List.of(
                                        parameter.name(), parameter.value(), parameter.identifying() ? "yes" : "no"))
                                .toList())
                .print(out);
    }

    private void steps(List<StepRun> steps) {
        if (steps.isEmpty()) {
            return;
        }
        out.println("steps:");
        new TextTable(
                        List.of("step", "status", "duration", "read", "written", "filtered", "rejected", "commits"),
                        steps.stream().map(this::row).toList())
                .print(out);
    }

    private List<String> row(StepRun step) {
        Counts counts = step.counts();
        return List.of(
                step.name(),
                step.status().name(),
                Times.readable(step.duration(now)),
                Figures.count(counts.read()),
                Figures.count(counts.written()),
                Figures.count(counts.filtered()),
                Figures.count(counts.rejected()),
                Figures.count(step.commits()));
    }
}
