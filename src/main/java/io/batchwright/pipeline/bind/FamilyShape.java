package io.batchwright.pipeline.bind;

import io.batchwright.spec.OwnKey;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One of a sealed family of records: known by its {@code type:} key, or by a key of its own. */
record FamilyShape(boolean byOwnKey, Map<String, Member> members) implements Shape {

    private static final String TYPE = "type";

    static FamilyShape of(Class<?> family) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Class<?> type : family.getPermittedSubclasses()) {
            TypeName name = type.getAnnotation(TypeName.class);
            if (name == null) {
                throw new IllegalArgumentException(type + " has no @TypeName");
            }
            members.put(name.value(), new Member(name.doc(), RecordShape.of(type)));
        }
        return new FamilyShape(family.isAnnotationPresent(OwnKey.class), members);
    }

    @Override
    public Bound bind(Node node, Binding binding) {
        if (node instanceof MapNode map) {
            return byOwnKey ? bindByOwnKey(map, binding) : bindByType(map, binding);
        }
        String wanted = byOwnKey ? Names.oneOf(members.keySet()) : "key 'type'";
        binding.problem(node.mark(), "expected a mapping with " + wanted + ", found " + node.described());
        return Bound.NONE;
    }

    private Bound bindByType(MapNode map, Binding binding) {
        Node type = map.get(TYPE);
        if (type == null) {
            binding.problem(map.mark(), "missing key 'type': " + Names.oneOf(members.keySet()));
            return Bound.NONE;
        }
        if (!(type instanceof ScalarNode scalar)) {
            binding.problem(type.mark(), "expected " + Names.oneOf(members.keySet()) + ", found " + type.described());
            return Bound.NONE;
        }
        String name = binding.text(scalar);
        Member member = name == null ? null : members.get(name);
        if (name != null && member == null) {
            binding.problem(
                    type.mark(),
                    "unknown type " + type.described() + hint(Suggestions.didYouMean(name, members.keySet())));
        }
        return member == null ? Bound.NONE : member.shape().bind(map, Set.of(TYPE), binding);
    }

    private Bound bindByOwnKey(MapNode map, Binding binding) {
        Map<String, Member> found = new LinkedHashMap<>(members);
        found.keySet().retainAll(map.entries().keySet());
        if (found.size() > 1) {
            binding.problem(
                    map.mark(),
                    "found " + String.join(" and ", found.keySet()) + " together; make each an element of its own");
            return Bound.NONE;
        }
        for (Member member : found.values()) {
            return member.shape().bind(map, Set.of(), binding);
        }
        map.entries()
                .forEach((name, entry) -> binding.problem(
                        entry.mark(),
                        "unknown key '" + name + "'" + hint(Suggestions.didYouMean(name, members.keySet()))));
        if (map.entries().isEmpty()) {
            binding.problem(map.mark(), "expected " + Names.oneOf(members.keySet()) + ", found nothing");
        }
        return Bound.NONE;
    }

    @Override
    public Node corrected(Node node, List<Problem> problems) {
        if (!(node instanceof MapNode map)) {
            return node;
        }
        return byOwnKey ? correctedByOwnKey(map, problems) : correctedByType(map, problems);
    }

    private Node correctedByType(MapNode written, List<Problem> problems) {
        MapNode typed =
                written.get(TYPE) == null ? Misspellings.corrected(written, Set.of(TYPE), Set.of(), problems) : written;
        MapNode map = Misspellings.correctedValue(typed, TYPE, members.keySet(), problems);
        Member member = map.get(TYPE) instanceof ScalarNode type ? members.get(type.raw()) : null;
        return member == null ? map : member.shape().corrected(map, Set.of(TYPE), problems);
    }

    private Node correctedByOwnKey(MapNode written, List<Problem> problems) {
        boolean known = written.entries().keySet().stream().anyMatch(members::containsKey);
        MapNode map = known ? written : Misspellings.corrected(written, members.keySet(), Set.of(), problems);
        List<String> own =
                map.entries().keySet().stream().filter(members::containsKey).toList();
        Member member = own.size() == 1 ? members.get(own.get(0)) : null;
        return member == null ? map : member.shape().corrected(map, Set.of(), problems);
    }

    @Override
    public boolean mayHave(String key) {
        return !byOwnKey
                && members.values().stream().anyMatch(member -> member.shape().mayHave(key));
    }

    private String hint(String suggestion) {
        return suggestion.isEmpty() ? "; expected " + Names.oneOf(members.keySet()) : suggestion;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode family = Json.object().put("type", "object");
        if (!byOwnKey) {
            family.putArray("required").add(TYPE);
        }
        ArrayNode oneOf = family.putArray("oneOf");
        members.forEach((name, member) -> oneOf.add(byOwnKey ? member.schema(name) : member.schemaWithType(name)));
        return family;
    }

    /**
     * One member.
     *
     * @param doc what it is
     * @param shape its keys
     */
    record Member(String doc, RecordShape shape) {

        ObjectNode schema(String name) {
            ObjectNode schema = shape.objectSchema().put("title", name).put("description", doc);
            schema.withArray("required").removeAll().add(name);
            return schema;
        }

        ObjectNode schemaWithType(String name) {
            ObjectNode schema = shape.objectSchema().put("title", name).put("description", doc);
            ObjectNode properties = Json.object();
            properties.putObject(TYPE).put("const", name).put("description", doc);
            schema.set("properties", properties.setAll((ObjectNode) schema.get("properties")));
            schema.withArray("required").insert(0, TYPE);
            return schema;
        }
    }
}
