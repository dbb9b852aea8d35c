package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of a bucket. An object is recognised by its ETag, and never grows. Thread-safe. */
final class S3Source implements ByteSource {

    private final S3SourceSpec spec;
    private final S3Bucket bucket;
    private final TextCodec codec;
    private final PlanComparator comparator = new ETagComparator();
    private final @Nullable S3News news;

    S3Source(S3SourceSpec spec) {
        this.spec = spec;
        this.bucket = new S3Bucket(spec);
        this.codec = TextCodec.of(Charset.forName(spec.charset()));
        this.news = spec.read() == ReadMode.NEW ? new S3News(this) : null;
    }

    @Override
    public @Nullable News news() {
        return news;
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

    /** The objects that are there now, in the order of their keys. */
    List<InputPlan.Input> objects() {
        return bucket.objects();
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
        return plan.with(plan.inputs().stream()
                .map(input -> input.withHash(frozen(input).hash()))
                .toList());
    }

    private FrozenObject frozen(InputPlan.Input input) {
        return new FrozenObject(bucket, input);
    }

    @Override
    public ByteReader open(InputPlan plan, @Nullable Position from) {
        FilePosition start = FilePosition.in(plan, from);
        if (news == null) {
            requireSame(plan, start);
        }
        return new FileByteReader(StoredInputs.of(plan, this::frozen), codec, start);
    }

    /**
     * Checks that what a load has not read of its plan is still there.
     *
     * @throws SourceException if an object is gone, or was replaced
     */
    void requireSame(InputPlan plan, FilePosition start) {
        Map<String, InputPlan.Input> now = new HashMap<>();
        bucket.objects().forEach(input -> now.put(input.name(), input));
        for (InputPlan.Input then : plan.inputs()
                .subList(start.ordinal() - plan.first(), plan.inputs().size())) {
            requireSame(then, now.get(then.name()));
        }
    }

    private void requireSame(InputPlan.Input then, InputPlan.@Nullable Input found) {
        if (found == null) {
            throw S3Problems.gone(spec, then.name());
        }
        String change = comparator.change(then, found);
        if (!change.isEmpty()) {
            throw S3Problems.changed(spec, then.name(), change.substring(change.indexOf(':') + 2));
        }
    }
}
