package io.batchwright.source.page;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON of pages, and of the records in them. Thread-safe; its parsers are not. */
public final class PageJson {

    /** The answer's size is bounded, and so is all that is in it; too deep records are the format's to reject. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private PageJson() {}

    /**
     * A parser of the bytes {@code [from, to)}, to be closed.
     *
     * @param bytes left to the parser until it is closed
     * @param from index of the first byte, from 0
     * @param to index after the last
     * @throws JacksonException if they are in no encoding of JSON
     */
    public static JsonParser parser(byte[] bytes, int from, int to) {
        return JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from);
    }
}
