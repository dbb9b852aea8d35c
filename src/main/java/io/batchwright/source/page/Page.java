package io.batchwright.source.page;

import org.jspecify.annotations.Nullable;

/**
 * A page that was fetched.
 *
 * @param place where it stands
 * @param lines its records, one line each; shared, do not write to it
 * @param records how many there are
 * @param total how many the API says there are in all; or null
 * @param next where the next page stands; null after the last
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
public record Page(
        PagePlace place,
        byte[] lines,
        int records,
        @Nullable Long total,
        @Nullable PagePlace next) {}
