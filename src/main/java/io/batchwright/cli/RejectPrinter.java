package io.batchwright.cli;

import io.batchwright.bytes.Excerpt;
import io.batchwright.record.Reject;
import io.batchwright.sink.StoredReject;
import io.batchwright.text.Times;
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
        print(reject, "");
    }

    /** Prints a reject, and what became of it since. */
    void print(StoredReject stored) {
        StoredReject.Replayed replayed = stored.replayed();
        if (replayed != null) {
            print(
                    stored.reject(),
                    "; replayed " + Times.here().forPeople(replayed.at()) + " by run " + replayed.execution());
        } else if (stored.attempts() > 0) {
            print(stored.reject(), "; replayed and rejected again (attempts: " + stored.attempts() + ")");
        } else {
            print(stored.reject());
        }
    }

    private void print(Reject reject, String state) {
        out.println("  " + reject.location() + " (offset " + reject.location().offset() + "), rejected by "
                + reject.stage() + state);
        if (reject.field() != null) {
            out.println("    field:  " + reject.field());
        }
        out.println("    why:    " + reject.explanation());
        out.println("    record: " + Excerpt.of(reject.raw(), 0, reject.raw().length, RECORD_SHOWN)
                + (reject.truncated() ? " (only its beginning was kept)" : ""));
    }
}
