package io.batchwright.source.page;

import io.batchwright.spec.TypeName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** All records come in one answer. */
@TypeName(value = "single", doc = "All records come in one answer.")
public record SinglePage() implements PageSpec {

    @Override
    public String first() {
        return "";
    }

    @Override
    public URI url(URI url, String state) {
        return url;
    }

    @Override
    public @Nullable String next(String state, PageAnswer answer) {
        return null;
    }
}
