package io.batchwright.pipeline;

import io.batchwright.format.FormatSpec;
import io.batchwright.format.JsonLinesFormatSpec;
import io.batchwright.source.SourceSpec;
import io.batchwright.spec.Problems;
import org.jspecify.annotations.Nullable;

/** The format of a pipeline, as its source needs it. */
final class SourceFormat {

    private SourceFormat() {}

    /**
     * The format, given or implied. Rows need none to be read; their rejects are kept as JSON, and replayed from it.
     *
     * @param source the source, or null if it is wrong
     * @param given the format as given, or null if it is absent or wrong
     * @param written whether the file names one
     * @return null if there is none that is right
     */
    static @Nullable FormatSpec of(
            @Nullable SourceSpec source, @Nullable FormatSpec given, boolean written, Problems problems) {
        if (source == null) {
            return given;
        }
        return switch (source.output()) {
            case BYTES -> {
                if (!written) {
                    problems.add("", "missing key 'format'");
                }
                yield given;
            }
            case JSON_LINES -> {
                if (given != null && !(given instanceof JsonLinesFormatSpec)) {
                    problems.add("format", "expected json-lines, or no format: this source gives JSON objects");
                }
                yield written ? given : new JsonLinesFormatSpec();
            }
            case ROWS -> {
                if (written) {
                    problems.add("format", "expected no format: this source gives rows");
                }
                yield new JsonLinesFormatSpec();
            }
        };
    }
}
