package io.batchwright.pipeline.bind;

import io.batchwright.spec.Problem;
import io.batchwright.spec.Suggestions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record: a mapping with a fixed set of keys. */
record RecordShape(Constructor<?> constructor, List<KeyShape> keys) implements Shape {

    static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(
                    constructor, Arrays.stream(components).map(KeyShape::of).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    Set<String> names() {
        return keys.stream().map(KeyShape::name).collect(Collectors.toSet());
    }

    @Override
    public Bound bind(Node node, Binding binding) {
        Optional<KeyShape> shorthand = shorthand();
        if (node instanceof ScalarNode && shorthand.isPresent()) {
            MapNode alone =
                    new MapNode(node.mark(), Map.of(shorthand.get().name(), new MapNode.Entry(node.mark(), node)));
            return bind(alone, Set.of(), binding);
        }
        if (node instanceof MapNode map) {
            return bind(map, Set.of(), binding);
        }
        binding.problem(node.mark(), "expected a mapping with " + mainKeys() + ", found " + node.described());
        return Bound.NONE;
    }

    /** Binds a mapping in which the keys {@code known} have been looked at already. */
    Bound bind(MapNode map, Set<String> known, Binding binding) {
        BoundKeys bound = bindKeys(map, known, binding);
        Object made = bound.complete() ? construct(bound.values(), map, binding) : null;
        return made == null ? Bound.NONE : Bound.of(made);
    }

    /** Binds key by key, so that a wrong one does not hide the others. */
    BoundKeys bindKeys(MapNode written, Set<String> known, Binding binding) {
        MapNode map = withoutShorthand(written);
        reportUnknown(map, known, binding);
        Map<String, Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (KeyShape key : keys) {
            Node node = map.get(key.name());
            if (node == null && key.required()) {
                binding.problem(map.mark(), "missing key '" + key.name() + "'");
                complete = false;
                continue;
            }
            Bound bound = node == null
                    ? new Bound(key.absent(binding), true)
                    : key.shape().bind(node, binding);
            if (bound.value() != null) {
                values.put(key.name(), bound.value());
            }
            complete &= bound.complete();
        }
        return new BoundKeys(values, complete);
    }

    /** Makes the record; null, with a problem, if it refuses its values. */
    @Nullable
    Object construct(Map<String, Object> values, MapNode map, Binding binding) {
        try {
            return constructor.newInstance(
                    keys.stream().map(key -> values.get(key.name())).toArray());
        } catch (InvocationTargetException e) {
            RuntimeException cause = Names.unwrapped(e);
            if (!(cause instanceof IllegalArgumentException)) {
                throw cause;
            }
            String message = String.valueOf(cause.getMessage());
            binding.problem(culprit(map, message).mark(), message);
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can not make " + constructor, e);
        }
    }

    @Override
    public Node corrected(Node node, List<Problem> problems) {
        return node instanceof MapNode map ? corrected(map, Set.of(), problems) : node;
    }

    /** The same for a mapping in which the keys {@code known} have been looked at already. */
    Node corrected(MapNode map, Set<String> known, List<Problem> problems) {
        Map<String, KeyShape> shapes = new LinkedHashMap<>();
        keys.forEach(key -> shapes.put(key.name(), key));
        return Misspellings.corrected(map, shapes.keySet(), known, problems).mapped((name, value) -> {
            KeyShape key = shapes.get(name);
            return key == null ? value : key.shape().corrected(value, problems);
        });
    }

    @Override
    public ObjectNode schema() {
        ObjectNode object = objectSchema();
        return shorthand()
                .map(key -> Json.object().set("anyOf", Json.array(key.shape().schema(), object)))
                .orElse(object);
    }

    ObjectNode objectSchema() {
        ObjectNode object = Json.object().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (KeyShape key : keys) {
            properties.set(key.name(), key.schema());
            if (key.required()) {
                required.add(key.name());
            }
        }
        return object.put("additionalProperties", false);
    }

    private Optional<KeyShape> shorthand() {
        return keys.stream().filter(KeyShape::shorthand).findFirst();
    }

    private MapNode withoutShorthand(MapNode map) {
        MapNode.Entry alone = map.entries().get(MapNode.SHORTHAND);
        if (alone == null || shorthand().isEmpty()) {
            return map;
        }
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>(map.entries());
        entries.remove(MapNode.SHORTHAND);
        entries.putIfAbsent(shorthand().get().name(), alone);
        return new MapNode(map.mark(), entries);
    }

    private void reportUnknown(MapNode map, Set<String> known, Binding binding) {
        Set<String> names = names();
        map.entries().forEach((name, entry) -> {
            if (name.equals(MapNode.SHORTHAND)) {
                String found = entry.value().described();
                binding.problem(entry.mark(), "expected a mapping with " + mainKeys() + ", found " + found);
            } else if (!names.contains(name) && !known.contains(name)) {
                binding.problem(entry.mark(), "unknown key '" + name + "'" + hint(name));
            }
        });
    }

    private String hint(String unknown) {
        String meant = Suggestions.didYouMean(unknown, names());
        String parents = keys.stream()
                .filter(key -> key.shape().mayHave(unknown))
                .map(key -> "'" + key.name() + "'")
                .collect(Collectors.joining(" or "));
        if (meant.isEmpty() && !parents.isEmpty()) {
            return "; it belongs under " + parents;
        }
        if (!meant.isEmpty()) {
            return meant;
        }
        return keys.isEmpty() ? "; it has no keys of its own" : "; expected " + Names.oneOf(sorted());
    }

    @Override
    public boolean mayHave(String key) {
        return names().contains(key);
    }

    private String mainKeys() {
        List<String> required =
                keys.stream().filter(KeyShape::required).map(KeyShape::name).toList();
        return required.isEmpty() ? Names.oneOf(sorted()) : String.join(", ", required);
    }

    private List<String> sorted() {
        return keys.stream().map(KeyShape::name).toList();
    }

    /** The value that a constructor's message begins with the name of, else the record. */
    private Node culprit(MapNode map, String message) {
        return keys.stream()
                .filter(key -> message.startsWith(key.name() + ":") || message.startsWith(key.name() + " "))
                .map(key -> map.get(key.name()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(map);
    }
}
