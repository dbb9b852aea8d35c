package io.batchwright.cli;

import io.batchwright.sink.StoredReject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** How exported rejects are written; what {@code rejects export --format} names. */
enum RejectFormat {
    CSV("csv") {
        @Override
        void begin(OutputStream out, byte[] header) throws IOException {
            CsvRejects.writeHeader(out);
        }

        @Override
        void write(OutputStream out, StoredReject stored) throws IOException {
            CsvRejects.write(out, stored);
        }
    },

    JSON_LINES("json-lines") {
        @Override
        void begin(OutputStream out, byte[] header) {}

        @Override
        void write(OutputStream out, StoredReject stored) throws IOException {
            out.write(JsonOutput.text(json -> RejectJson.write(json, stored)).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    },

    RAW("raw") {
        @Override
        void begin(OutputStream out, byte[] header) throws IOException {
            if (header.length > 0) {
                line(out, header);
            }
        }

        @Override
        void write(OutputStream out, StoredReject stored) throws IOException {
            line(out, stored.reject().raw());
        }
    };

    private final String text;

    RejectFormat(String text) {
        this.text = text;
    }

    /**
     * Writes what comes before the first reject.
     *
     * @param header the header of the inputs, empty if they have none
     */
    abstract void begin(OutputStream out, byte[] header) throws IOException;

    abstract void write(OutputStream out, StoredReject stored) throws IOException;

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public String toString() {
        return text;
    }
}
