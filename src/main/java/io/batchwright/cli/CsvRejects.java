package io.batchwright.cli;

import io.batchwright.record.RawText;
import io.batchwright.record.Reject;
import io.batchwright.sink.StoredReject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rejects as CSV of RFC 4180, in UTF-8. Every value is quoted, so that nothing in a record can end its value or its line;
 * a missing value is empty and not quoted.
 */
final class CsvRejects {

    private static final String LINE_END = "\r\n";

    private static final String HEADER =
            "execution,input,line,byte_offset,stage,field,reason,detail,raw,encoding,truncated,"
                    + "attempts,replayed,replayed_by";

    private CsvRejects() {}

    static void writeHeader(OutputStream out) throws IOException {
        writeLine(out, HEADER);
    }

    static void write(OutputStream out, StoredReject stored) throws IOException {
        Reject reject = stored.reject();
        RawText raw = RawText.of(reject.raw());
        StoredReject.Replayed replayed = stored.replayed();
        List<Cell> cells = List.of(
                new Cell(stored.execution()),
                new Cell(reject.location().input()),
                new Cell(reject.location().line()),
                new Cell(reject.location().offset()),
                new Cell(reject.stage()),
                new Cell(reject.field()),
                new Cell(reject.reason()),
                new Cell(reject.detail()),
                new Cell(raw.text()),
                new Cell(raw.encoding()),
                new Cell(reject.truncated()),
                new Cell(stored.attempts()),
                new Cell(replayed == null ? null : replayed.at()),
                new Cell(replayed == null ? null : replayed.execution()));
        writeLine(out, cells.stream().map(Cell::text).collect(Collectors.joining(",")));
    }

    private static void writeLine(OutputStream out, String line) throws IOException {
        out.write((line + LINE_END).getBytes(StandardCharsets.UTF_8));
    }

    private record Cell(@Nullable Object value) {

        String text() {
            if (value == null) {
                return "";
            }
            return '"' + value.toString().replace("\"", "\"\"") + '"';
        }
    }
}
