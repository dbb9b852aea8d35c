package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;

/**
 * An object of a plan, not open. Every request for it names its ETag, so that it is the one that was frozen or none.
 *
 * @param bucket where it is
 * @param input what the plan says of it
 */
record FrozenObject(S3Bucket bucket, InputPlan.Input input) implements FrozenInput {

    private static final int FIRST = 10;

    @Override
    public StoredContent open() {
        return new S3Content(bucket, input);
    }

    @Override
    public Compression compression(StoredContent content) throws IOException {
        byte[] first = content.first(FIRST);
        Unsupported.refuse(name(), first);
        return Compression.of(first);
    }

    @Override
    public SourceException unreadable(IOException cause) {
        return new SourceException(
                "cannot read '" + name() + "': " + FileProblems.reason(cause) + "; run again to go on from there",
                cause);
    }

    @Override
    public String mending() {
        return S3Problems.mending(bucket.spec());
    }
}
