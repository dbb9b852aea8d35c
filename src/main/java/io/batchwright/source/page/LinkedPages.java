package io.batchwright.source.page;

import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Pages by the {@code Link} header (RFC 8288).
 *
 * @param rel the relation of the next page
 */
@TypeName(value = "link", doc = "Pages by the header 'Link: <URL>; rel=\"next\"'.")
public record LinkedPages(
        @Key(value = "The relation of the next page.", defaultValue = "next")
        String rel) implements PageSpec {

    @Override
    public String first() {
        return "";
    }

    @Override
    public URI url(URI url, String state) {
        return NextUrl.of(url, state);
    }

    @Override
    public @Nullable String next(String state, PageAnswer answer) {
        String target = LinkHeader.target(answer.links(), rel);
        return target == null ? null : NextUrl.resolved(answer, target);
    }
}
