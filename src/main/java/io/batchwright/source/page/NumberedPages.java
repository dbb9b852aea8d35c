package io.batchwright.source.page;

import io.batchwright.http.Urls;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages by their number.
 *
 * @param param the parameter of the number
 * @param start the number of the first page
 * @param sizeParam the parameter of the size
 * @param size records of a page; null for the API's own
 * @param totalPages where an answer says how many pages there are; or null
 * @param last how the last page is recognised
 */
@TypeName(value = "page-number", doc = "Pages by their number: ?page=1, ?page=2, …")
public record NumberedPages(
        @Key(value = "The parameter of the number.", defaultValue = "page")
        String param,

        @Key(value = "The number of the first page.", defaultValue = "1")
        long start,

        @Key(value = "The parameter of the size; sent if there is a size.", defaultValue = "per_page")
        String sizeParam,

        @Key("How many records to ask for in a page. Default: what the API gives.") @Nullable
        Long size,

        @Key("JSON path of the number of pages in an answer; the load ends there.") @Nullable
        JsonPath totalPages,

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

    @Override
    public List<JsonPath> wanted() {
        return totalPages == null ? List.of() : List.of(totalPages);
    }

    @Override
    public @Nullable String next(String state, PageAnswer answer) {
        long number = Long.parseLong(state);
        Long total = answer.total();
        Long pages = totalPages == null ? null : PageAnswer.number(answer.values(), totalPages);
        boolean last = sizes().isLast(answer.records())
                || (total != null && answer.recordsSoFar() >= total)
                || (pages != null && number - start + 1 >= pages);
        return last ? null : Long.toString(number + 1);
    }

    private PageSize sizes() {
        return new PageSize(sizeParam, size, last);
    }

    @Override
    public void validate(Problems problems) {
        sizes().validate(problems);
    }
}
