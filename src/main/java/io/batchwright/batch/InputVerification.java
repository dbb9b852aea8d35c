package io.batchwright.batch;

import io.batchwright.record.InputPlan;
import io.batchwright.sink.Checkpoint;
import io.batchwright.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code --verify-input} adds to a decision: a load that begins keeps hashes of all its input, and one that was begun
 * is compared with the hashes that it keeps.
 */
final class InputVerification {

    private static final int MOST_NAMED = 5;

    private final Source source;
    private final RunListener listener;

    /** @param listener hears what was compared, and what could not be */
    InputVerification(Source source, RunListener listener) {
        this.source = source;
        this.listener = listener;
    }

    /** @throws RunRefusedException if the input of a load is no longer the one that it began with */
    LoadDecision verified(LoadDecision decision) {
        if (decision instanceof LoadDecision.AlreadyLoaded loaded) {
            verify(loaded.checkpoint());
            return decision;
        }
        if (decision instanceof LoadDecision.NothingNew) {
            return decision;
        }
        LoadDecision.Proceed proceed = (LoadDecision.Proceed) decision;
        Checkpoint load = proceed.initial();
        if (load.ledger().read() == 0) {
            return new LoadDecision.Proceed(load.on(source.hashed(load.plan())), proceed.previous());
        }
        verify(load);
        return decision;
    }

    private void verify(Checkpoint load) {
        InputPlan began = load.plan().original();
        List<InputPlan.Input> then = began.inputs();
        List<InputPlan.Input> now = source.hashed(began).inputs();
        List<InputPlan.Input> unknown = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < then.size(); i++) {
            InputPlan.Input input = then.get(i);
            if (input.hash() == null) {
                unknown.add(input);
            } else if (!input.hash().equals(now.get(i).hash())) {
                changed.add("'" + input.name() + "'");
            }
        }
        if (!changed.isEmpty()) {
            throw new RunRefusedException("the input of '" + load.key().pipeline()
                    + "' has changed since its load began: the SHA-256 of the whole is different in " + named(changed)
                    + ", though length, first and last 64 KiB are not. Put the original back, or use --rerun.");
        }
        listener.inputVerified(finding(then, unknown));
    }

    private static String finding(List<InputPlan.Input> all, List<InputPlan.Input> unknown) {
        long bytes = new InputPlan(all).totalBytes();
        if (unknown.isEmpty()) {
            return bytes < 0
                    ? "all of the input is what the load began with"
                    : "all " + bytes + " bytes of the input are those that the load began with";
        }
        List<String> names =
                unknown.stream().map(input -> "'" + input.name() + "'").toList();
        String part =
                bytes < 0 ? "input" : new InputPlan(unknown).totalBytes() + " of " + bytes + " bytes of the input";
        return part + " cannot be verified, in "
                + named(names) + ": the load began without --verify-input. Of these, only length, first and last 64 KiB"
                + " were compared";
    }

    private static String named(List<String> names) {
        int shown = Math.min(names.size(), MOST_NAMED);
        String text = String.join(", ", names.subList(0, shown));
        return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
    }
}
