package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The stored inputs of a plan, by their number in it, and what is kept of their reading. Not thread-safe. */
final class StoredInputs {

    /** The fingerprint of an input whose rest is gone: it is passed over. */
    static final String GONE = "gone";

    private final Function<InputPlan.Input, ? extends FrozenInput> freezing;
    private final boolean remembered;
    private final @Nullable UnaryOperator<InputPlan> following;
    private InputPlan plan;
    private boolean changed;

    private StoredInputs(
            InputPlan plan,
            Function<InputPlan.Input, ? extends FrozenInput> freezing,
            boolean remembered,
            @Nullable UnaryOperator<InputPlan> following) {
        this.plan = plan;
        this.freezing = freezing;
        this.remembered = remembered;
        this.following = following;
    }

    /** The inputs of a plan that stays as it is. */
    static StoredInputs of(InputPlan plan, Function<InputPlan.Input, ? extends FrozenInput> freezing) {
        return new StoredInputs(plan, freezing, false, null);
    }

    /** The inputs of a plan that comes to know how far each was read. */
    static StoredInputs remembered(InputPlan plan, Function<InputPlan.Input, ? extends FrozenInput> freezing) {
        return new StoredInputs(plan, freezing, true, null);
    }

    /**
     * As {@link #remembered}, and the plans after it.
     *
     * @param following the plan after one of which everything was read; it has no inputs if there is nothing new yet, and waits
     *     for a moment before it says so
     */
    static StoredInputs followed(
            InputPlan plan,
            Function<InputPlan.Input, ? extends FrozenInput> freezing,
            UnaryOperator<InputPlan> following) {
        return new StoredInputs(plan, freezing, true, following);
    }

    boolean endless() {
        return following != null;
    }

    /** Whether there is an input of that number, or one has come up just now. */
    boolean has(int ordinal) {
        if (ordinal < plan.next() || following == null) {
            return ordinal < plan.next();
        }
        InputPlan more = following.apply(plan);
        if (more.inputs().isEmpty()) {
            return false;
        }
        plan = more.after(plan);
        changed = true;
        return true;
    }

    /** Whether what was not yet read of it is gone. */
    boolean gone(int ordinal) {
        return input(ordinal).fingerprint().equals(GONE);
    }

    FrozenInput get(int ordinal) {
        return freezing.apply(input(ordinal));
    }

    private InputPlan.Input input(int ordinal) {
        return plan.inputs().get(ordinal - plan.first());
    }

    /** Where its reading begins. */
    FilePosition startOf(int ordinal) {
        return FilePosition.startOf(plan, ordinal);
    }

    /** How many of its bytes as stored are before that. */
    long bytesBefore(int ordinal) {
        return input(ordinal).start();
    }

    /** How many bytes as stored the load reads of the inputs before it. */
    long bytesUpTo(int ordinal) {
        return plan.with(plan.inputs().subList(0, ordinal - plan.first())).totalBytes();
    }

    /** Keeps how far an input was read. */
    void read(OpenInput input, FilePosition place) throws IOException {
        if (remembered) {
            plan = plan.knowing(input.reached(place));
            changed = true;
        }
    }

    /** The plan, if it has changed since the last call; else null. */
    @Nullable
    InputPlan changedPlan() {
        InputPlan result = changed ? plan : null;
        changed = false;
        return result;
    }
}
