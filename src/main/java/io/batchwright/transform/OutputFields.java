package io.batchwright.transform;

import io.batchwright.record.Doubts;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the fields that come out of a transform that is being checked. Where the transform is wrong, they are the best
 * guess at what was meant. Not thread-safe.
 */
final class OutputFields {

    private final Outline input;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private boolean others;

    /** @param input what comes in */
    OutputFields(Outline input) {
        this.input = input;
        this.others = input.fieldDoubts().others();
    }

    /** Takes the field of that name as it comes in; if there is none, it is in doubt. */
    void take(String name) {
        int index = input.schema().indexOf(name);
        if (index < 0) {
            doubt(name);
        } else {
            take(input.schema().field(index), name);
        }
    }

    /** Takes a field that comes in, under {@code name}. Where two have the same name, it is in doubt which is meant. */
    void take(Field field, String name) {
        if (input.doubtsField(field.name()) || fields.containsKey(name)) {
            doubt(name);
        } else {
            put(field.renamed(name));
        }
    }

    /** Adds a field, or puts it in the place of one with that name. */
    void put(Field field) {
        fields.put(field.name(), field);
        doubtful.remove(field.name());
    }

    /** There may be a field of that name, of any type. */
    void doubt(String name) {
        if (!name.isEmpty()) {
            fields.put(name, Field.of(name, FieldType.STRING));
            doubtful.add(name);
        }
    }

    /** There are no other fields than those that were added. */
    void close() {
        others = false;
    }

    Outline outline() {
        return input.with(new Schema(new ArrayList<>(fields.values())), new Doubts(doubtful, others));
    }
}
