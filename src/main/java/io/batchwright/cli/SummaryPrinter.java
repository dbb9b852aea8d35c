package io.batchwright.cli;

import io.batchwright.batch.RunResult;
import io.batchwright.batch.TooManyRejectsException;
import io.batchwright.record.Ledger;
import io.batchwright.record.Reject;
import io.batchwright.sink.SinkSpec;
import io.batchwright.text.Figures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints how a run ended, for people. */
final class SummaryPrinter {

    private final PrintWriter out;
    private final SinkSpec sink;

    SummaryPrinter(PrintWriter out, SinkSpec sink) {
        this.out = out;
        this.sink = sink;
    }

    void print(RunResult result, List<Reject> firstRejects) {
        out.println(headline(result));
        if (result.status() != RunResult.Status.NOTHING_NEW
                && (!result.ledger().equals(Ledger.EMPTY) || result.failure() == null)) {
            printLedger(result);
        }
        if (!firstRejects.isEmpty()) {
            printRejects(result, firstRejects);
        }
        out.flush();
    }

    private static String headline(RunResult result) {
        String name = result.pipeline();
        return switch (result.status()) {
            case COMPLETED -> name + ": completed in " + Figures.seconds(result.seconds()) + rate(result);
            case ALREADY_LOADED -> name + ": already loaded, nothing to do (use --rerun to load it again)";
            case NOTHING_NEW -> name + ": nothing new since the last run";
            case NOTHING_TO_REPLAY -> name + ": nothing to replay";
            case STOPPED ->
                name + ": stopped after " + Figures.seconds(result.seconds()) + "; run the same command again to go on";
            case FAILED ->
                name + ": FAILED after " + Figures.seconds(result.seconds())
                        + (result.failure() instanceof TooManyRejectsException
                                ? ""
                                : "; once the cause is mended, the same command goes on after the last commit");
        };
    }

    private static String rate(RunResult result) {
        if (result.seconds() < 1) {
            return "";
        }
        long perSecond = Math.round(result.thisRun().read() / result.seconds());
        return String.format(Locale.ROOT, " (%,d records/s)", perSecond);
    }

    private void printLedger(RunResult result) {
        Ledger ledger = result.ledger();
        row("read", ledger.read(), " ");
        row("written", ledger.written(), "=");
        row("filtered", ledger.filtered(), "+");
        row("rejected", ledger.rejected(), "+");
        row("ignored", ledger.ignored(), "+");
        if (result.resumedFrom() != null) {
            long before = ledger.read() - result.thisRun().read();
            out.println("  This run resumed after record " + Figures.count(before) + " and read "
                    + Figures.count(result.thisRun().read()) + " more.");
        }
        out.println("  Promised: " + sink.promise() + ".");
    }

    private void row(String name, long count, String sign) {
        out.printf(Locale.ROOT, "  %s %-10s %,15d%n", sign, name, count);
    }

    private void printRejects(RunResult result, List<Reject> rejects) {
        out.println("First rejects:");
        for (Reject reject : rejects) {
            out.println("  " + reject.location() + ": " + reject.explanation());
        }
        out.println("All of them:  batchwright rejects show " + result.pipeline()
                + (sink.connection() == null ? "" : " --connection " + sink.connection()));
    }
}
