package io.batchwright.serve.own.table;

import java.io.OutputStream;
import java.util.List;
import java.util.function.BiFunction;

/** How rows are written. */
public enum RowFormat {
    /** One JSON object on each line. */
    JSON_LINES("json-lines", "application/x-ndjson", "jsonl", JsonRowLines::new),
    /** Comma-separated values of RFC 4180, with a header. */
    CSV("csv", "text/csv;charset=UTF-8", "csv", CsvRows::new);

    private final String text;
    private final String mediaType;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
    private final BiFunction<OutputStream, List<RowCells>, RowWriter> writer;

    RowFormat(
            String text,
            String mediaType,
            String extension,
            BiFunction<OutputStream, List<RowCells>, RowWriter> writer) {
        this.text = text;
        this.mediaType = mediaType;
        this.extension = extension;
        this.writer = writer;
    }

    /** The media type of what is written. */
    public String mediaType() {
        return mediaType;
    }

    /** What names of files end in, without a dot. */
    public String extension() {
        return extension;
    }

    RowWriter writer(OutputStream out, List<RowCells> cells) {
        return writer.apply(out, cells);
    }

    /** What users call it. */
    @Override
    public String toString() {
        return text;
    }
}
