package io.batchwright.report;

import io.batchwright.record.RawText;
import io.batchwright.record.Reject;
import io.batchwright.sink.StoredReject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Rejects as CSV. Every value is quoted. */
final class RejectCsv {

    private static final List<String> HEADER = List.of(
            "execution",
            "input",
            "line",
            "byte_offset",
            "stage",
            "field",
            "reason",
            "detail",
            "raw",
            "encoding",
            "truncated",
            "attempts",
            "replayed",
            "replayed_by");

    private RejectCsv() {}

    static void writeHeader(OutputStream out) throws IOException {
        CsvLine line = new CsvLine(Formulas.KEPT);
        HEADER.forEach(line::plain);
        line.end(out);
    }

    static void write(OutputStream out, StoredReject stored, Formulas formulas) throws IOException {
        Reject reject = stored.reject();
        RawText raw = RawText.of(reject.raw());
        StoredReject.Replayed replayed = stored.replayed();
        new CsvLine(formulas)
                .text(stored.execution())
                .text(reject.location().input())
                .text(reject.location().line())
                .text(reject.location().offset())
                .text(reject.stage())
                .text(reject.field())
                .text(reject.reason())
                .text(reject.detail())
                .text(raw.text())
                .text(raw.encoding())
                .text(reject.truncated())
                .text(stored.attempts())
                .text(replayed == null ? null : replayed.at())
                .text(replayed == null ? null : replayed.execution())
                .end(out);
    }
}
