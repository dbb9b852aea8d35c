package io.batchwright.source;

import java.util.Locale;

/** What of its input a load reads. */
public enum ReadMode {
    /** Everything; input that is loaded is not loaded again. */
    ALL,
    /** What earlier loads of the pipeline have not read. */
    NEW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
