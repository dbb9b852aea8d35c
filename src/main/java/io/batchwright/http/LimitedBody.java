package io.batchwright.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The body of an answer, of which no more is taken than a bound, whatever the server sends. */
final class LimitedBody implements BodySubscriber<byte[]> {

    /** What is done about a longer body. */
    enum Excess {
        /** The request fails. */
        FAILS,
        /** Its beginning is enough. */
        IS_CUT
    }

    private final int most;
    private final Excess excess;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** @param most bytes, from 0 */
    LimitedBody(int most, Excess excess) {
        this.most = most;
        this.excess = excess;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            byte[] bytes = new byte[Math.min(buffer.remaining(), most - taken.size())];
            boolean whole = bytes.length == buffer.remaining();
            buffer.get(bytes);
            taken.writeBytes(bytes);
            if (!whole) {
                end();
            }
        }
    }

    private void end() {
        Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        if (excess == Excess.IS_CUT) {
            body.complete(taken.toByteArray());
        } else {
            body.completeExceptionally(new TooLargeException());
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(taken.toByteArray());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    /** The body is longer than the bound. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
