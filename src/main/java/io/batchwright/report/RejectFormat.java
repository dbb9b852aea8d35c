package io.batchwright.report;

import io.batchwright.sink.StoredReject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** How exported rejects are written. */
public enum RejectFormat {
    /** Comma-separated values of RFC 4180, with a header. */
    CSV("csv", "text/csv;charset=UTF-8", "csv") {
        @Override
        void begin(OutputStream out, byte[] header) throws IOException {
            RejectCsv.writeHeader(out);
        }

        @Override
        void write(OutputStream out, StoredReject stored, Formulas formulas) throws IOException {
            RejectCsv.write(out, stored, formulas);
        }
    },

    /** One JSON object on each line. */
    JSON_LINES("json-lines", "application/x-ndjson", "jsonl") {
        @Override
        void begin(OutputStream out, byte[] header) {}

        @Override
        void write(OutputStream out, StoredReject stored, Formulas formulas) throws IOException {
            out.write(JsonOutput.text(json -> RejectJson.write(json, stored)).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    },

    /** The records themselves, below their header. */
    RAW("raw", "application/octet-stream", "txt") {
        @Override
        void begin(OutputStream out, byte[] header) throws IOException {
            if (header.length > 0) {
                line(out, header);
            }
        }

        @Override
        void write(OutputStream out, StoredReject stored, Formulas formulas) throws IOException {
            line(out, stored.reject().raw());
        }
    };

    private final String text;
    private final String mediaType;
    private final String extension;

    RejectFormat(String text, String mediaType, String extension) {
        this.text = text;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The media type of what is written. */
    public String mediaType() {
        return mediaType;
    }

    /** What names of files end in, without a dot. */
    public String extension() {
        return extension;
    }

    /**
     * Writes what comes before the first reject.
     *
     * @param header the header of the inputs, empty if they have none
     */
    abstract void begin(OutputStream out, byte[] header) throws IOException;

    abstract void write(OutputStream out, StoredReject stored, Formulas formulas) throws IOException;

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    /** What users call it. */
    @Override
    public String toString() {
        return text;
    }
}
