package io.batchwright.source.page;

/**
 * Where a page stands.
 *
 * @param ordinal the how-manieth page it is, from 1
 * @param state what its {@link PageSpec} asks for it with: a number, a cursor, a URL
 * @param records how many records the pages before have
 * @param bytes how many bytes the lines of the pages before have
 */
public record PagePlace(long ordinal, String state, long records, long bytes) {

    /** The first page. */
    public static PagePlace first(PageSpec pages) {
        return new PagePlace(1, pages.first(), 0, 0);
    }
}
