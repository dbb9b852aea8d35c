package io.batchwright.cli;

import io.batchwright.batch.RunResult;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import io.batchwright.report.JsonOutput;
import io.batchwright.report.LedgerJson;
import io.batchwright.schedule.Backfill;
import io.batchwright.text.Figures;
import io.batchwright.text.Times;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;

/** Tells what came of the slots of a backfill: a line for each as it ends, or one JSON array at the end. */
final class BackfillReport {

    private final String pipeline;
    private final Times times;
    private final boolean json;
    private final boolean debug;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Consumer<JsonGenerator>> slots = new ArrayList<>();
    private int done;
    private int left;

    /** @param zone the zone that slots are shown in */
    BackfillReport(CommandSpec spec, Pipeline pipeline, ZoneId zone, boolean json) {
        this.pipeline = pipeline.name();
        this.times = new Times(zone);
        this.json = json;
        this.debug = Batchwright.debug(spec);
        this.err = spec.commandLine().getErr();
        this.out =
                pipeline.sink().usesStandardOutput() ? err : spec.commandLine().getOut();
    }

    /** Where progress goes. */
    PrintWriter err() {
        return err;
    }

    /** A slot was not run. */
    void leftOut(Instant slot, Backfill.Verdict verdict) {
        left++;
        line(slot, verdict == Backfill.Verdict.DONE ? "done before" : "left to the server that runs it");
        slots.add(object -> write(object, slot, verdict.name()));
    }

    /** A slot could not begin; why is told by whoever ends the command. */
    void refused(Instant slot) {
        err.println(pipeline + " " + times.forPeople(slot) + ": failed");
        err.flush();
    }

    /** A slot was run. */
    void ended(Instant slot, RunResult result) {
        done++;
        Ledger ledger = result.ledger();
        String status = result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        line(
                slot,
                status + ", " + Figures.count(ledger.read()) + " read, " + Figures.count(ledger.written())
                        + " written, " + Figures.count(ledger.rejected()) + " rejected");
        Throwable failure = result.failure();
        if (failure != null) {
            err.println("batchwright: " + Failures.message(failure));
            if (debug) {
                failure.printStackTrace(err);
            }
            err.flush();
        }
        slots.add(object -> {
            write(object, slot, result.status().name());
            LedgerJson.write(object, ledger, result.bytes());
        });
    }

    private void write(JsonGenerator object, Instant slot, String status) {
        object.writeStringProperty("pipeline", pipeline);
        object.writeStringProperty("slot", slot.toString());
        object.writeStringProperty("status", status);
    }

    private void line(Instant slot, String what) {
        if (!json) {
            out.println(pipeline + " " + times.forPeople(slot) + ": " + what);
            out.flush();
        }
    }

    /** Tells all of it. */
    void finish() {
        if (json) {
            JsonOutput.stream(out, generator -> {
                generator.writeStartArray();
                for (Consumer<JsonGenerator> slot : slots) {
                    generator.writeStartObject();
                    slot.accept(generator);
                    generator.writeEndObject();
                }
                generator.writeEndArray();
            });
        } else {
            out.println(Figures.count(done, "slot") + " run, " + Figures.count(left) + " left out");
        }
        out.flush();
    }
}
