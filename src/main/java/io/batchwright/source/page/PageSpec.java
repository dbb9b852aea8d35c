package io.batchwright.source.page;

import io.batchwright.http.HttpException;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Problems;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code page:} part of a pipeline file: how the pages of an API follow each other. What a page is asked for with is its
 * state, a text that only the kind of pages understands.
 */
public sealed interface PageSpec
        permits SinglePage, NumberedPages, OffsetPages, CursorPages, LinkedPages, NextUrlPages {

    /** The state of the first page. */
    String first();

    /**
     * The URL of a page.
     *
     * @param url that of the source
     */
    URI url(URI url, String state);

    /** The places in an answer that {@link #next} wants to look at. */
    default List<JsonPath> wanted() {
        return List.of();
    }

    /**
     * The state of the page after one; null after the last.
     *
     * @throws HttpException if the answer does not say what it should
     */
    @Nullable
    String next(String state, PageAnswer answer);

    /** How many of the records there are in all come before the first page. */
    default long skipped() {
        return 0;
    }

    /** Checks the values; keys are relative to {@code page}. */
    default void validate(Problems problems) {}
}
