package io.batchwright.source.page;

import io.batchwright.http.Answer;
import io.batchwright.http.HttpException;
import io.batchwright.http.HttpRequests;
import io.batchwright.http.Urls;
import io.batchwright.spec.JsonPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A paginated API: gets any page. Thread-safe. */
public final class PagedApi {

    /** The longest state of which a position can be made. */
    static final int LONGEST_STATE = 900;

    private final HttpRequests requests;
    private final URI url;
    private final PageSpec pages;
    private final JsonPath records;
    private final @Nullable JsonPath total;
    private final Set<String> credentials;

    /**
     * Asks for nothing yet.
     *
     * @param url the URL of the first page, without what {@code pages} adds
     * @param records where the array of records stands in an answer
     * @param total where an answer says how many records there are in all, or null
     * @param credentials parameters that no URL is to be remembered with
     */
    public PagedApi(
            HttpRequests requests,
            URI url,
            PageSpec pages,
            JsonPath records,
            @Nullable JsonPath total,
            Set<String> credentials) {
        this.requests = requests;
        this.url = url;
        this.pages = pages;
        this.records = records;
        this.total = total;
        this.credentials = Set.copyOf(credentials);
    }

    /** Where the first page stands. */
    public PagePlace first() {
        return PagePlace.first(pages);
    }

    /** The URL of a page, for people. */
    public String shownUrl(PagePlace place) {
        return Urls.shown(pages.url(url, place.state()));
    }

    /**
     * Gets a page.
     *
     * @throws HttpException if it can not be had, or is none; the message names it
     * @throws InterruptedException if the thread is interrupted
     */
    public Page get(PagePlace place) throws InterruptedException {
        Answer answer = requests.get(pages.url(url, place.state()), "page " + place.ordinal());
        try {
            return page(place, answer);
        } catch (HttpException e) {
            throw new HttpException(
                    "page " + place.ordinal() + " (" + shownUrl(place) + "): " + e.getMessage(), e.getCause());
        }
    }

    private Page page(PagePlace place, Answer answer) {
        List<JsonPath> wanted = new ArrayList<>(pages.wanted());
        if (total != null) {
            wanted.add(total);
        }
        RecordCutter.Cut cut = RecordCutter.cut(answer.utf8(), records, wanted);
        Long all = total == null ? null : PageAnswer.number(cut.values(), total);
        PageAnswer said = new PageAnswer(
                answer.url(),
                answer.headers().allValues("Link"),
                cut.values(),
                cut.records(),
                place.records() + cut.records(),
                all,
                credentials);
        String next = pages.next(place.state(), said);
        if (next == null) {
            requireAll(said);
        }
        byte[] lines = Arrays.copyOf(cut.lines().array(), cut.lines().length());
        return new Page(place, lines, cut.records(), all, next == null ? null : after(place, next, cut));
    }

    private static PagePlace after(PagePlace place, String state, RecordCutter.Cut cut) {
        if (state.length() > LONGEST_STATE) {
            throw new HttpException("the next page is asked for with " + state.length()
                    + " characters, but a restart needs" + " at most " + LONGEST_STATE + " to be remembered");
        }
        return new PagePlace(
                place.ordinal() + 1,
                state,
                place.records() + cut.records(),
                place.bytes() + cut.lines().length());
    }

    private void requireAll(PageAnswer last) {
        Long all = last.total();
        if (all != null && pages.skipped() + last.recordsSoFar() < all) {
            throw new HttpException(
                    "it is the last page, and " + last.recordsSoFar() + " records have come, but there are "
                            + all
                            + " in all, as it says itself (total); records were added or taken away meanwhile, or the pages are"
                            + " not what 'page' says");
        }
    }
}
