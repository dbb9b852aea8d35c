package io.batchwright.schedule;

import io.batchwright.pipeline.NotifySpec;
import io.batchwright.pipeline.NotifySpec.Event;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Ledger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what happened to slots, for the webhooks that want to hear of it. Thread-safe. */
final class Outbox {

    private final NotificationStore store;

    Outbox(NotificationStore store) {
        this.store = store;
    }

    /**
     * Something that happened to a slot.
     *
     * @param slot the slot; of several that were missed, the last one
     * @param message what happened, for people; beginning with the pipeline's name
     * @param count how many slots it is about
     * @param ending how the slot's run ended, or null if it did not run
     */
    record Happening(
            Event event,
            Instant slot,
            String message,
            int count,
            @Nullable Ending ending) {}

    /** A run ended for good. */
    void ended(Pipeline pipeline, Slot slot, Ending ending, boolean recovered, Instant now) {
        if (ending.state() == SlotState.FAILED) {
            int runs = slot.failures() + 1;
            String message = "failed" + (runs > 1 ? " " + runs + " times" : "") + ": " + ending.reason();
            add(pipeline, new Happening(Event.FAILURE, slot.time(), message, 1, ending), now);
        } else if (recovered) {
            recovered(pipeline, slot, ending, now);
        }
        Ledger ledger = ending.ledger();
        NotifySpec notify = pipeline.scheduling().webhook();
        if (ledger != null && notify != null && isTooMuch(notify, ledger)) {
            String records = ledger.read() == 1 ? "record" : "records";
            String message =
                    String.format(Locale.ROOT, "%,d of %,d %s rejected", ledger.rejected(), ledger.read(), records);
            add(pipeline, new Happening(Event.REJECTS, slot.time(), message, 1, ending), now);
        }
    }

    /** A pipeline that failed works again. */
    void recovered(Pipeline pipeline, Slot slot, Ending ending, Instant now) {
        add(pipeline, new Happening(Event.RECOVERY, slot.time(), "works again", 1, ending), now);
    }

    private static boolean isTooMuch(NotifySpec notify, Ledger ledger) {
        return notify.rejectsAbove().exceeded(ledger.rejected(), ledger.read(), true);
    }

    /** Slots are not run; nothing is written if there are none. */
    void notRun(Pipeline pipeline, List<Decision> decisions, Instant now) {
        if (!decisions.isEmpty()) {
            Decision last = decisions.get(decisions.size() - 1);
            String what = last.state() == SlotState.SKIPPED ? "skipped" : "missed";
            String before = switch (decisions.size()) {
                case 1 -> "";
                case 2 -> ", as was the slot before it";
                default -> ", as were " + (decisions.size() - 1) + " slots before it";
            };
            String message = "was " + what + before + ": " + last.reason();
            add(pipeline, new Happening(Event.MISSED, last.slot(), message, decisions.size(), null), now);
        }
    }

    private void add(Pipeline pipeline, Happening happening, Instant now) {
        NotifySpec notify = pipeline.scheduling().webhook();
        if (notify != null && notify.hears(happening.event())) {
            String message = pipeline.name() + ", slot " + happening.slot() + ": " + happening.message();
            store.add(pipeline.name(), happening.event(), now, message, payload(pipeline, happening, message, now));
        }
    }

    private static String payload(Pipeline pipeline, Happening happening, String message, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("event", happening.event().name().toLowerCase(Locale.ROOT))
                .put("pipeline", pipeline.name())
                .put("slot", happening.slot().toString())
                .put("slots", happening.count())
                .put("happenedAt", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("message", message);
        Ending ending = happening.ending();
        if (ending != null) {
            putKnown(json, ending);
        }
        Ledger ledger = ending == null ? null : ending.ledger();
        if (ledger != null) {
            json.put("read", ledger.read())
                    .put("written", ledger.written())
                    .put("filtered", ledger.filtered())
                    .put("rejected", ledger.rejected())
                    .put("ignored", ledger.ignored());
        }
        return json.toString();
    }

    /** What there is not is left out. */
    private static void putKnown(ObjectNode json, Ending ending) {
        if (ending.execution() != null) {
            json.put("execution", ending.execution());
        }
        if (ending.failed()) {
            json.put("failure", ending.reason());
        }
    }
}
