package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binds documents to a record whose components are annotated with {@link io.batchwright.spec.Key}, and describes such
 * documents as JSON Schema; both are made from the same annotations by reflection. Immutable and thread-safe.
 *
 * @param <T> the record
 */
public final class Binder<T extends Record> {

    private final Class<T> type;
    private final RecordShape shape;

    /**
     * A binder to {@code type}.
     *
     * @throws IllegalArgumentException if a type that {@code type} uses can not be bound: an error in the program
     */
    public Binder(Class<T> type) {
        this.type = type;
        this.shape = RecordShape.of(type);
    }

    /** The names of the record's keys. */
    public Set<String> keys() {
        return shape.names();
    }

    /**
     * The document with the names put right that are obviously misspelt, and with a problem for each of them, so that
     * what they stand for is checked in the same go.
     */
    public Document corrected(Document document) {
        if (document.root() == null) {
            return document;
        }
        List<Problem> problems = new ArrayList<>(document.problems());
        Node root = shape.corrected(document.root(), problems);
        return new Document(document.file(), root, problems);
    }

    /** Binds every key, and reports everything wrong. */
    public BoundKeys bind(Document document, Binding binding) {
        if (document.root() instanceof MapNode map) {
            return shape.bindKeys(map, Set.of(), binding);
        }
        if (document.root() != null || document.problems().isEmpty()) {
            String found = document.root() == null ? "nothing" : document.root().described();
            binding.problem(new Mark(document.file(), 1, 1), "expected a mapping of keys, found " + found);
        }
        return new BoundKeys(Map.of(), false);
    }

    /** Makes the record from complete keys; null, with a problem, if it refuses its values. */
    public @Nullable T make(Document document, BoundKeys bound, Binding binding) {
        return bound.complete() && document.root() instanceof MapNode map
                ? type.cast(shape.construct(bound.values(), map, binding))
                : null;
    }

    /** The JSON Schema of documents, without {@code $schema}. */
    public ObjectNode schema() {
        return shape.objectSchema();
    }
}
