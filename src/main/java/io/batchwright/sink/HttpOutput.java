package io.batchwright.sink;

import io.batchwright.bytes.Sha256;
import io.batchwright.http.HttpException;
import io.batchwright.http.HttpRequests;
import io.batchwright.http.Reply;
import io.batchwright.http.Submission;
import io.batchwright.record.RecordChunk;
import io.batchwright.sink.HttpVerdicts.UnusableReplyException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to an API, in batches that are cut the same whenever they are sent again: before the first batch of a chunk is sent,
 * the number of its records is committed, and a run that goes on there begins with a chunk of just as many.
 */
final class HttpOutput implements Output {

    /** Few, as a crash sends a chunk again; many enough that commits do not count. */
    private static final int BATCHES_PER_COMMIT = 10;

    private static final int KEY_HEX_DIGITS = 32;

    private final HttpSinkSpec spec;
    private final URI url;
    private final HttpBody bodies;
    private final HttpVerdicts verdicts;
    private final HttpRequests requests;
    private long firstChunk;

    HttpOutput(HttpSinkSpec spec, HttpBody bodies, HttpVerdicts verdicts, HttpRequests requests) {
        this.spec = spec;
        this.url = URI.create(spec.url());
        this.bodies = bodies;
        this.verdicts = verdicts;
        this.requests = requests;
    }

    /** Whether the API is there and takes rows, the first batch tells: there is no harmless way to ask. */
    @Override
    public void prepare(@Nullable String state) {
        firstChunk = state == null ? 0 : Long.parseLong(state);
    }

    @Override
    public int rowsPerCommit() {
        return BATCHES_PER_COMMIT * spec.batchSize();
    }

    @Override
    public long firstChunk() {
        return firstChunk;
    }

    @Override
    public void open(@Nullable String state) {
        // Every request stands for itself.
    }

    @Override
    public @Nullable String intent(RecordChunk chunk) {
        return chunk.selected() == 0 ? null : Long.toString(chunk.read());
    }

    @Override
    public Written write(RecordChunk chunk, Checkpoint before) {
        RowSet rows = RowSet.of(chunk.batches());
        List<Refusal> refusals = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += spec.batchSize()) {
            RowSet batch = rows.range(from, Math.min(from + spec.batchSize(), rows.size()));
            send(batch, before, from / spec.batchSize())
                    .forEach((item, reason) -> refusals.add(refusal(batch, item, reason)));
        }
        return new Written(refusals, null);
    }

    private Refusal refusal(RowSet batch, int item, String reason) {
        RowSet.Slice row = batch.row(item);
        RefusalReason why = new RefusalReason(requests.redacted(reason), List.of(), "");
        return new Refusal(row.batch(), row.rows()[row.from()], null, why);
    }

    /** Sends a batch, and returns the items that the API refuses, with the reason. */
    private Map<Integer, String> send(RowSet batch, Checkpoint before, int index) {
        byte[] body = bodies.of(batch);
        Map<String, String> headers =
                Map.of("Content-Type", spec.body().contentType(), "Idempotency-Key", key(before, index, body));
        Submission submission = new Submission(spec.method().name(), url, headers, body);
        String what = batch.size() == 1 ? "1 row" : batch.size() + " rows";
        try {
            Reply reply = requests.send(submission, what);
            return verdicts.refused(reply, batch.size());
        } catch (UnusableReplyException e) {
            throw failure(requests.refused(submission, what, String.valueOf(e.getMessage())));
        } catch (HttpException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            // Without the thread's flag: an interrupted thread would make H2 close its file.
            throw new ClosedOutputException("the run was stopped while it sent rows to " + spec.target(), e);
        }
    }

    private static SinkException failure(HttpException error) {
        return new SinkException(String.valueOf(error.getMessage()), error);
    }

    /**
     * The same for the same batch, in every try of every run. The bytes are part of it, so that no API takes a batch for another
     * one that it has seen, if the transforms have changed between two runs.
     */
    private static String key(Checkpoint before, int index, byte[] body) {
        String place =
                before.key().job() + "|" + before.key().partition() + "|" + before.position() + "|" + index + "|";
        return new Sha256().add(place).add(body).hex().substring(0, KEY_HEX_DIGITS);
    }

    @Override
    public void close() {
        // Connections close themselves when they are idle.
    }
}
