package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stream that is there once. Every plan of it is another one. Can be opened once. */
final class StdinSource implements ByteSource {

    private static final String NAME = "stdin";

    private final InputStream stream;
    private final TextCodec codec;

    StdinSource(InputStream stream, TextCodec codec) {
        this.stream = stream;
        this.codec = codec;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public InputPlan plan() {
        return new InputPlan(
                List.of(new InputPlan.Input(NAME, -1, UUID.randomUUID().toString())));
    }

    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        return frozen.equals(current)
                ? new PlanComparison(PlanComparison.Verdict.SAME, "")
                : new PlanComparison(PlanComparison.Verdict.CHANGED, "standard input is another one in every run");
    }

    @Override
    public ByteReader open(InputPlan plan, @Nullable Position from) {
        if (from != null) {
            throw new SourceException("standard input can not be read again from position " + from);
        }
        return new StreamReader(NAME, stream, codec);
    }
}
