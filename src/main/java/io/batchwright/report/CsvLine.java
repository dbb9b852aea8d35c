package io.batchwright.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of CSV (RFC 4180) in UTF-8, value by value. Text is quoted, so that nothing in it can end its value or its
 * line; a missing value is empty and not quoted. Not thread-safe.
 */
public final class CsvLine {

    private static final String LINE_END = "\r\n";

    private final Formulas formulas;
    private final StringBuilder line = new StringBuilder();
    private boolean begun;

    public CsvLine(Formulas formulas) {
        this.formulas = formulas;
    }

    /** Adds a text, or a missing value. */
    public CsvLine text(@Nullable Object text) {
        separate();
        if (text != null) {
            line.append('"')
                    .append(formulas.of(text.toString()).replace("\"", "\"\""))
                    .append('"');
        }
        return this;
    }

    /** Adds a value without quotes, which has nothing in it that needs any: a figure, a time; or a missing value. */
    public CsvLine plain(@Nullable Object value) {
        separate();
        if (value != null) {
            line.append(value);
        }
        return this;
    }

    private void separate() {
        if (begun) {
            line.append(',');
        }
        begun = true;
    }

    /** Ends the line, writes it, and begins the next one. */
    public void end(OutputStream out) throws IOException {
        out.write(line.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
        begun = false;
    }
}
