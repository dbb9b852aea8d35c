package io.batchwright.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The fields of a record, in order; names are unique. Field indexes start at 0. Immutable and thread-safe. */
public final class Schema {

    private final List<Field> fields;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final AtomicReferenceArray<@Nullable ColumnDecoder> decoders;

    /** @throws IllegalArgumentException if two fields have the same name */
    public Schema(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.decoders = new AtomicReferenceArray<>(this.fields.size());
        for (int i = 0; i < fields.size(); i++) {
            if (indexes.put(fields.get(i).name(), i) != null) {
                throw new IllegalArgumentException(
                        "two fields are named '" + fields.get(i).name() + "'");
            }
        }
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    public List<Field> fields() {
        return fields;
    }

    public int size() {
        return fields.size();
    }

    public Field field(int index) {
        return fields.get(index);
    }

    /** The index of the field with that name, or -1. */
    public int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** The decoder of the field with that index, made once. */
    ColumnDecoder decoder(int index) {
        ColumnDecoder decoder = decoders.get(index);
        if (decoder == null) {
            decoder = new ColumnDecoder(field(index));
            decoders.set(index, decoder);
        }
        return decoder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && fields.equals(schema.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
