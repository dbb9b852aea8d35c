package io.batchwright.source.page;

import io.batchwright.http.HttpException;
import io.batchwright.http.Urls;
import java.net.URI;

/** URLs of next pages, which an API gives. */
final class NextUrl {

    private NextUrl() {}

    /** The URL of a page with that state, empty for the first. */
    static URI of(URI url, String state) {
        return state.isEmpty() ? url : URI.create(state);
    }

    /**
     * The URL that an answer names, without the credentials that it may repeat.
     *
     * @throws HttpException if it is none, or leads to another host
     */
    static String resolved(PageAnswer answer, String target) {
        URI from = answer.url();
        URI next;
        try {
            next = from.resolve(target.strip());
        } catch (IllegalArgumentException e) {
            throw new HttpException("expected the URL of the next page, found '" + target + "'", e);
        }
        if (!Urls.isUrl(next.toString())) {
            throw new HttpException("expected the URL of the next page, found '" + target + "'");
        }
        if (!Urls.sameOrigin(from, next)) {
            throw new HttpException("the next page is said to be at another host, " + Urls.shown(next)
                    + "; pages are only followed on the host, scheme and port of source.url");
        }
        return Urls.without(next, answer.credentials()).toString();
    }
}
