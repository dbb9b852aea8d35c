package io.batchwright.report;

import io.batchwright.sink.InputHeader;
import io.batchwright.sink.RejectCount;
import io.batchwright.sink.RejectPages;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.StoredReject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rejects on their way out, in the order in which they were kept and in constant memory. Not thread-safe. */
public final class RejectExport {

    private static final byte[] NO_HEADER = {};

    private final RejectStore rejects;
    private final RejectSelection selection;
    private final RejectFormat format;
    private final Formulas formulas;
    private final byte[] header;

    /**
     * Looks at what there is to export.
     *
     * @param formulas what becomes of formulas in CSV
     * @throws DifferentHeadersException if raw records would be below a header that is not theirs
     */
    public RejectExport(RejectStore rejects, RejectSelection selection, RejectFormat format, Formulas formulas) {
        this.rejects = rejects;
        this.selection = selection;
        this.format = format;
        this.formulas = formulas;
        this.header = format == RejectFormat.RAW ? commonHeader() : NO_HEADER;
    }

    private byte[] commonHeader() {
        Map<ByteBuffer, String> inputs = new LinkedHashMap<>();
        for (InputHeader found : rejects.headers(records())) {
            byte[] bytes = found.header();
            inputs.putIfAbsent(ByteBuffer.wrap(bytes == null ? NO_HEADER : bytes), found.input());
        }
        if (inputs.size() > 1) {
            throw new DifferentHeadersException(inputs.values());
        }
        return inputs.isEmpty() ? NO_HEADER : inputs.keySet().iterator().next().array();
    }

    /** What raw records are written: a record that is replayed would be loaded twice, and half a record is none. */
    private RejectSelection records() {
        return selection.in(RejectSelection.State.REPLAYABLE);
    }

    /** How many there are to choose from. */
    public RejectCount count() {
        return rejects.count(selection);
    }

    /**
     * Writes all of them, and leaves the stream open.
     *
     * @throws io.batchwright.sink.SinkException if the database can not be read
     */
    public void write(OutputStream out) throws IOException {
        RejectPages pages = rejects.pages(format == RejectFormat.RAW ? records() : selection);
        format.begin(out, header);
        for (List<StoredReject> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            for (StoredReject stored : page) {
                format.write(out, stored, formulas);
            }
        }
    }
}
