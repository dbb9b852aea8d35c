package io.batchwright.cli;

import io.batchwright.sink.InputHeader;
import io.batchwright.sink.RejectCount;
import io.batchwright.sink.RejectPages;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.StoredReject;
import io.batchwright.text.Figures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rejects on their way out, in the order in which they were kept and in constant memory. */
final class RejectExport {

    private static final byte[] NO_HEADER = {};

    private final RejectStore rejects;
    private final RejectSelection selection;
    private final RejectFormat format;
    private final byte[] header;
    private final RejectCount count;

    /**
     * Looks at what there is to export.
     *
     * @param input only the rejects of this input, or null for all
     * @throws UserException if raw records would be below a header that is not theirs
     */
    RejectExport(RejectStore rejects, RejectSelection chosen, @Nullable String input, RejectFormat format) {
        this.rejects = rejects;
        this.selection = input == null ? chosen : chosen.ofInput(input);
        this.format = format;
        this.count = rejects.count(selection);
        this.header = format == RejectFormat.RAW ? commonHeader() : NO_HEADER;
        if (input != null && count.total() == 0) {
            throw new UserException("--input: '" + input + "' has no rejects; 'rejects show' has the names of inputs");
        }
    }

    private byte[] commonHeader() {
        Map<ByteBuffer, String> inputs = new LinkedHashMap<>();
        for (InputHeader found : rejects.headers(records())) {
            byte[] bytes = found.header();
            inputs.putIfAbsent(ByteBuffer.wrap(bytes == null ? NO_HEADER : bytes), found.input());
        }
        if (inputs.size() > 1) {
            throw new UserException("the records come from inputs with different headers: "
                    + String.join(", ", inputs.values())
                    + "; export them one by one, with --input");
        }
        return inputs.isEmpty() ? NO_HEADER : inputs.keySet().iterator().next().array();
    }

    /** What raw records are written: a record that is replayed would be loaded twice, and half a record is none. */
    private RejectSelection records() {
        return selection.in(RejectSelection.State.REPLAYABLE);
    }

    void write(OutputStream out) throws IOException {
        RejectPages pages = rejects.pages(format == RejectFormat.RAW ? records() : selection);
        format.begin(out, header);
        for (List<StoredReject> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            for (StoredReject stored : page) {
                format.write(out, stored);
            }
        }
    }

    /**
     * What a user of the export should know of what is not in it.
     *
     * @param where what it is an export of, as in "the latest load"
     */
    List<String> notes(String pipeline, String where) {
        List<String> notes = new ArrayList<>();
        if (count.total() == 0) {
            notes.add(pipeline + ": nothing to export: " + where + " has no rejects; 'rejects list " + pipeline
                    + "' has all that are kept");
        }
        if (format == RejectFormat.RAW && count.replayed() > 0) {
            notes.add(pipeline + ": " + Figures.count(count.replayed()) + " left out, which are replayed already");
        }
        if (format == RejectFormat.RAW && count.cut() > 0) {
            notes.add(pipeline + ": " + Figures.count(count.cut())
                    + " left out, of which only the beginning was kept; take them from the input");
        }
        return notes;
    }
}
