package io.batchwright.cli;

import io.batchwright.bytes.Excerpt;
import io.batchwright.record.Reject;
import java.io.PrintWriter;

/** Prints rejects for people: where, why, and the record itself. */
final class RejectPrinter {

    /** How many characters of a record are shown. */
    private static final int RECORD_SHOWN = 500;

    private final PrintWriter out;

    RejectPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Reject reject) {
        out.println("  " + reject.location() + " (offset " + reject.location().offset() + "), rejected by "
                + reject.stage());
        out.println("    why:    " + reject.reason());
        out.println("    record: " + Excerpt.of(reject.raw(), 0, reject.raw().length, RECORD_SHOWN)
                + (reject.truncated() ? " (only its beginning was kept)" : ""));
    }
}
