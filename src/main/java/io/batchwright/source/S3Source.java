package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of a bucket. An object is recognised by its ETag, and never grows. Immutable and thread-safe. */
final class S3Source implements ByteSource {

    private final S3SourceSpec spec;
    private final S3Bucket bucket;
    private final TextCodec codec;
    private final PlanComparator comparator = new ETagComparator();

    S3Source(S3SourceSpec spec) {
        this.spec = spec;
        this.bucket = new S3Bucket(spec);
        this.codec = TextCodec.of(Charset.forName(spec.charset()));
    }

    @Override
    public InputPlan plan() {
        List<InputPlan.Input> objects = bucket.objects();
        if (objects.isEmpty()) {
            throw new SourceException("source.prefix: no object in bucket '" + spec.bucket()
                    + "' has a key that begins with '" + spec.prefix() + "'; correct the prefix");
        }
        return new InputPlan(objects);
    }

    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        return comparator.compare(frozen, current);
    }

    private static final class ETagComparator extends PlanComparator {

        @Override
        String change(InputPlan.Input then, InputPlan.Input found) {
            return found.fingerprint().equals(then.fingerprint())
                    ? ""
                    : "changed: it had ETag " + then.fingerprint() + " and " + then.end() + " bytes, and has ETag "
                            + found.fingerprint() + " and " + found.end() + " bytes now";
        }
    }

    @Override
    public InputPlan hashed(InputPlan plan) {
        return new InputPlan(plan.inputs().stream()
                .map(input -> input.withHash(frozen(input).hash()))
                .toList());
    }

    private FrozenObject frozen(InputPlan.Input input) {
        return new FrozenObject(bucket, input);
    }

    @Override
    public ByteReader open(InputPlan plan, @Nullable Position from) {
        FilePosition start = FilePosition.in(plan, from);
        Map<String, InputPlan.Input> now = new HashMap<>();
        bucket.objects().forEach(input -> now.put(input.name(), input));
        for (InputPlan.Input then :
                plan.inputs().subList(start.ordinal(), plan.inputs().size())) {
            requireSame(then, now.get(then.name()));
        }
        return new FileByteReader(StoredInputs.of(plan, this::frozen), codec, start);
    }

    private void requireSame(InputPlan.Input then, InputPlan.@Nullable Input found) {
        if (found == null) {
            throw S3Problems.gone(then.name());
        }
        String change = comparator.change(then, found);
        if (!change.isEmpty()) {
            throw FileProblems.changed(then.name(), change.substring(change.indexOf(':') + 2));
        }
    }
}
