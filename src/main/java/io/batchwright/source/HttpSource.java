package io.batchwright.source;

import io.batchwright.bytes.Sha256;
import io.batchwright.http.AuthSpec;
import io.batchwright.http.HttpException;
import io.batchwright.http.HttpRequests;
import io.batchwright.http.Urls;
import io.batchwright.http.Waiting;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.source.PlanComparison.Verdict;
import io.batchwright.source.page.Page;
import io.batchwright.source.page.PageSpec;
import io.batchwright.source.page.PagedApi;
import io.batchwright.source.page.SinglePage;
import io.batchwright.spec.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A paginated API: one input without a known end. What it will give cannot be frozen; its first page is its fingerprint. A
 * load goes on only where the page at which it stopped is unchanged. Immutable and thread-safe.
 */
final class HttpSource implements ByteSource {

    private static final int BUFFER = 64 * 1024;

    private final HttpSourceSpec spec;
    private final HttpRequests requests;
    private final URI url;
    private final String name;
    private final @Nullable HttpNews news;

    private HttpSource(HttpSourceSpec spec, Waiting waiting) {
        this.spec = spec;
        this.requests = new HttpRequests(spec.settings(), waiting);
        this.url = Urls.with(URI.create(spec.url()), spec.query());
        this.name = Urls.shown(url);
        SinceSpec since = spec.since();
        this.news = since == null ? null : new HttpNews(this, since);
    }

    static HttpSource of(HttpSourceSpec spec) {
        return of(spec, Waiting.real());
    }

    static HttpSource of(HttpSourceSpec spec, Waiting waiting) {
        return new HttpSource(spec, waiting);
    }

    /** The pages of a URL. */
    private PagedApi api(URI first) {
        AuthSpec auth = spec.auth();
        PageSpec pages = spec.page() == null ? new SinglePage() : spec.page();
        return new PagedApi(
                requests,
                first,
                pages,
                spec.records() == null ? JsonPath.ROOT : spec.records(),
                spec.total(),
                auth == null ? Set.of() : auth.query().keySet());
    }

    @Override
    public @Nullable News news() {
        return news;
    }

    @Override
    public InputPlan plan() {
        if (news != null) {
            return news.next(null).plan();
        }
        try {
            PagedApi api = api(url);
            Page first = api.get(api.first());
            String checksum = HexFormat.of().toHexDigits(Fingerprint.crc(first.lines()));
            String total = first.total() == null ? "" : ":" + first.total();
            return new InputPlan(List.of(new InputPlan.Input(name, -1, first.records() + ":" + checksum + total)));
        } catch (HttpException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("interrupted while asking for the first page of " + name, e);
        }
    }

    /** The input of which is read what is behind a watermark. */
    InputPlan.Input input(Watermark after) {
        return new InputPlan.Input(name, -1, "").from(after.text(), 0);
    }

    /** Whether there is a record to read. */
    boolean hasRecords(InputPlan plan) {
        try (ByteReader reader = open(plan, null)) {
            reader.nextInput();
            return reader.read(new byte[1], 0, 1) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Never finds a change, as the page where a load goes on is compared when it does; but whether what is there now is loaded
     * is only known of the first page.
     */
    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        InputPlan.Input then = frozen.inputs().get(0);
        InputPlan.Input now = current.inputs().get(0);
        return then.fingerprint().equals(now.fingerprint())
                ? new PlanComparison(Verdict.SAME, "")
                : new PlanComparison(
                        Verdict.GROWN,
                        "the first page of '" + name + "', or the number of records that it tells, is another one now");
    }

    @Override
    public InputPlan hashed(InputPlan plan) {
        try (ByteReader reader = open(plan, null)) {
            Sha256 hash = new Sha256();
            byte[] buffer = new byte[BUFFER];
            reader.nextInput();
            for (int n = reader.read(buffer, 0, BUFFER); n >= 0; n = reader.read(buffer, 0, BUFFER)) {
                hash.add(buffer, 0, n);
            }
            String whole = hash.hex();
            return plan.with(
                    plan.inputs().stream().map(input -> input.withHash(whole)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ByteReader open(InputPlan plan, @Nullable Position from) {
        SinceSpec since = spec.since();
        String begun = plan.inputs().get(0).from();
        if (since == null || begun == null) {
            return reader(api(url), from, null);
        }
        Watermark start = Watermark.parse(begun);
        Watermark reached = from == null
                ? start
                : Watermark.parse(String.valueOf(plan.known().get(0).from()));
        String below = start.below();
        URI asked = below == null ? url : Urls.with(url, Map.of(since.param(), below));
        return reader(api(asked), from, new NewRecords(since, plan, start, reached));
    }

    private ByteReader reader(PagedApi api, @Nullable Position from, @Nullable NewRecords records) {
        HttpPosition start = from == null ? new HttpPosition(api.first(), 0, null) : HttpPosition.parse(from);
        return new HttpByteReader(api, name, start, spec.prefetch(), records);
    }
}
