package io.batchwright.pipeline;

import io.batchwright.format.FormatSpec;
import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.sink.SinkSpec;
import io.batchwright.source.SourceSpec;
import io.batchwright.transform.CheckedTransform;
import io.batchwright.transform.Transform;
import io.batchwright.transform.TransformSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline, loaded and checked. Immutable and thread-safe.
 *
 * @param name its name, from the file's: lower-case letters, digits, {@code -} and {@code _}
 * @param description what it does, for people
 * @param parameters the run's parameters with their values
 * @param secrets the names of the parameters whose values must not be shown
 * @param source where the bytes come from
 * @param format how records are read from them
 * @param schema the fields that the format gives
 * @param transforms what happens to the records, in order
 * @param checked the transforms, checked against the fields, ready to be opened
 * @param sink where they go
 * @param limits how much is committed at once, held at once, and borne
 * @param scheduling how a server runs it by itself
 * @param arguments how it was asked for
 */
public record Pipeline(
        String name,
        @Nullable String description,
        Parameters parameters,
        Set<String> secrets,
        SourceSpec source,
        FormatSpec format,
        Schema schema,
        List<TransformSpec> transforms,
        List<CheckedTransform> checked,
        SinkSpec sink,
        Limits limits,
        Scheduling scheduling,
        RunArguments arguments) {

    public Pipeline {
        secrets = Set.copyOf(secrets);
        transforms = List.copyOf(transforms);
        checked = List.copyOf(checked);
    }

    /** New transforms, in order; each is for one thread. */
    public List<Transform> openTransforms() {
        return checked.stream().map(CheckedTransform::open).toList();
    }

    /** The fields that the sink gets. */
    public Schema outputSchema() {
        return checked.isEmpty()
                ? schema
                : checked.get(checked.size() - 1).output().schema();
    }

    /** The parameters by name, as texts that give the same values again; without the secret ones. */
    public Map<String, String> parameterTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.values().forEach((name, value) -> {
            if (!secrets.contains(name)) {
                texts.put(name, value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
            }
        });
        return texts;
    }

    /**
     * The hash of everything that says which load this is, but the input itself: name, parameters (those that are secret
     * left out, as a password may change and must not be guessed from a hash), source and sink, and the slot. Where the source
     * reads what is new, loads go on from each other, from slot to slot: there the slot does not count.
     *
     * @return 32 hex digits
     */
    public String scope() {
        Map<String, Object> values = new TreeMap<>(parameters.values());
        values.keySet().removeAll(secrets);
        Map<String, Object> from = new TreeMap<>(source.identity());
        Map<String, Object> to = new TreeMap<>(sink.identity());
        Instant slot = slot();
        if (source.readsNew()) {
            values.remove(Scheduling.SLOT);
            return Identity.hash(name, values, from, to);
        }
        return slot == null
                ? Identity.hash(name, values, from, to)
                : Identity.hash(name, values, from, to, slot.toString());
    }

    /** The slot of the schedule that it is run for; null if it is run by hand. */
    public @Nullable Instant slot() {
        return arguments.slot();
    }

    /**
     * Whether slot after slot loads the same rows beside those of the slots before: the source is read from its beginning
     * whatever the slot, and the sink takes the rows again.
     */
    public boolean doublesBySlot() {
        return scheduling.schedule() != null
                && !source.readsNew()
                && sink.appends()
                && !parameters.types().containsKey(Scheduling.SLOT);
    }

    /** The hash of format and fields, which must not change within a load; 32 hex digits. */
    public String formatHash() {
        return Identity.hash(format, schema.fields());
    }

    /** The hash of the transforms; 32 hex digits. */
    public String transformHash() {
        return Identity.hash(transforms);
    }
}
