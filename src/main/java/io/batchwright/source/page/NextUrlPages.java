package io.batchwright.source.page;

import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages by a URL, which stands in the answer before.
 *
 * @param next where the URL of the next page stands
 */
@TypeName(
        value = "next-url",
        doc = "Pages by a URL, which stands in the answer before. None, null or an empty one ends.")
public record NextUrlPages(
        @Key("JSON path of the URL of the next page in an answer.")
        JsonPath next) implements PageSpec {

    @Override
    public String first() {
        return "";
    }

    @Override
    public URI url(URI url, String state) {
        return NextUrl.of(url, state);
    }

    @Override
    public List<JsonPath> wanted() {
        return List.of(next);
    }

    @Override
    public @Nullable String next(String state, PageAnswer answer) {
        String target = answer.text(next);
        return target == null ? null : NextUrl.resolved(answer, target);
    }
}
