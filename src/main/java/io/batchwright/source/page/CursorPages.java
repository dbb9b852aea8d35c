package io.batchwright.source.page;

import io.batchwright.http.Urls;
import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages by a cursor, which stands in the answer before.
 *
 * @param next where the cursor of the next page stands
 * @param param the parameter of the cursor
 * @param more where an answer says whether there is a next page; or null
 */
@TypeName(
        value = "cursor",
        doc = "Pages by a cursor, which stands in the answer before. None, null or an empty one ends.")
public record CursorPages(
        @Key("JSON path of the cursor of the next page in an answer.")
        JsonPath next,

        @Key(value = "The parameter of the cursor.", defaultValue = "cursor")
        String param,

        @Key("JSON path of true or false in an answer: whether there is a next page.") @Nullable
        JsonPath more)
        implements PageSpec {

    @Override
    public String first() {
        return "";
    }

    @Override
    public URI url(URI url, String state) {
        return state.isEmpty() ? url : Urls.with(url, Map.of(param, state));
    }

    @Override
    public List<JsonPath> wanted() {
        return more == null ? List.of(next) : List.of(next, more);
    }

    @Override
    public @Nullable String next(String state, PageAnswer answer) {
        return more != null && !"true".equals(answer.text(more)) ? null : answer.text(next);
    }
}
