package io.batchwright.source.page;

import io.batchwright.http.Urls;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Pages by the number of records before them.
 *
 * @param param the parameter of the offset
 * @param start the offset of the first page
 * @param sizeParam the parameter of the size
 * @param size records of a page; null for the API's own
 * @param last how the last page is recognised
 */
@TypeName(value = "offset", doc = "Pages by the number of records before them: ?offset=0, ?offset=100, …")
public record OffsetPages(
        @Key(value = "The parameter of the offset.", defaultValue = "offset")
        String param,

        @Key(value = "The offset of the first page.", defaultValue = "0")
        long start,

        @Key(value = "The parameter of the size; sent if there is a size.", defaultValue = "limit")
        String sizeParam,

        @Key("How many records to ask for in a page. Default: what the API gives.") @Nullable
        Long size,

        @Key(
                value =
                        "How the last page is recognised: it is the one before an empty one, or it has fewer records than"
                                + " 'size'.",
                defaultValue = "before-empty")
        LastPage last)
        implements PageSpec {

    @Override
    public String first() {
        return Long.toString(start);
    }

    @Override
    public URI url(URI url, String state) {
        return Urls.with(url, sizes().query(param, state));
    }

    /** By as many as there were, as an API may give fewer than it was asked for. */
    @Override
    public @Nullable String next(String state, PageAnswer answer) {
        long offset = Long.parseLong(state) + answer.records();
        Long total = answer.total();
        boolean last = sizes().isLast(answer.records()) || (total != null && offset >= total);
        return last ? null : Long.toString(offset);
    }

    @Override
    public long skipped() {
        return start;
    }

    private PageSize sizes() {
        return new PageSize(sizeParam, size, last);
    }

    @Override
    public void validate(Problems problems) {
        sizes().validate(problems);
    }
}
