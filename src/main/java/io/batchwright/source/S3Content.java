package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The content of an object: one request as long as it is read in order, another one where reading goes on elsewhere or the
 * connection broke.
 */
final class S3Content implements StoredContent {

    /** How often in a row, without a byte in between, a connection may break. */
    private static final int MOST_FAILURES = 5;

    private static final long FIRST_PAUSE_MILLIS = 50;

    private final S3Bucket bucket;
    private final InputPlan.Input input;
    private volatile @Nullable ResponseInputStream<?> body;
    private volatile boolean closed;
    /** Where the body goes on. */
    private long next;
    /** The bytes that {@link #first} looked at, so that reading from the start needs no second request. */
    private byte[] start = {};

    S3Content(S3Bucket bucket, InputPlan.Input input) {
        this.bucket = bucket;
        this.input = input;
    }

    @Override
    public byte[] first(int length) throws IOException {
        start = StoredContent.super.first(length);
        return start.clone();
    }

    @Override
    public int read(byte[] buffer, int offset, int length, long position) throws IOException {
        if (position < start.length) {
            int count = (int) Math.min(length, start.length - position);
            System.arraycopy(start, (int) position, buffer, offset, count);
            return count;
        }
        if (length == 0 || position >= input.end()) {
            return length == 0 ? 0 : -1;
        }
        int failures = 0;
        while (true) {
            try {
                return readOnce(buffer, offset, length, position);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException | SdkException e) {
                abandon();
                requireOpen();
                if (++failures > MOST_FAILURES) {
                    throw S3Problems.broken(input.name(), position, e);
                }
                pause(failures);
            }
        }
    }

    private int readOnce(byte[] buffer, int offset, int length, long position) throws IOException {
        int count = bodyAt(position).read(buffer, offset, length);
        if (count < 0) {
            throw new EOFException("the answer ended at byte " + next + " of " + input.end());
        }
        next += count;
        return count;
    }

    private ResponseInputStream<?> bodyAt(long position) throws IOException {
        ResponseInputStream<?> current = body;
        if (current == null || position != next) {
            abandon();
            requireOpen();
            current = request(position);
            body = current;
            next = position;
        }
        // Once more, because a close that came before the body was there could not reach it.
        requireOpen();
        return current;
    }

    private ResponseInputStream<?> request(long position) throws IOException {
        try {
            return bucket.bytes(input, position);
        } catch (SourceException e) {
            // An interrupt, which comes with a close, ends a request as a dead network does.
            requireOpen();
            throw e;
        }
    }

    private void abandon() {
        ResponseInputStream<?> current = body;
        body = null;
        if (current != null) {
            current.abort();
        }
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private static void pause(int failures) throws ClosedByInterruptException {
        try {
            Thread.sleep(FIRST_PAUSE_MILLIS << failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    /** Needs none: every request names the ETag. */
    @Override
    public @Nullable Integer window(long offset) {
        return null;
    }

    @Override
    public void close() {
        closed = true;
        abandon();
    }
}
