package io.batchwright.transform.expression;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an expression can name: the fields of a schema, and {@code params.…}. */
record Variables(Outline outline) {

    static final String PARAMETERS = "params";

    /** All names of known type. A parameter wins over a field of the same name. */
    Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (Field field : outline.schema().fields()) {
            if (!outline.doubtsField(field.name())) {
                types.put(field.name(), ValueType.of(field.type()));
            }
        }
        outline.parameters().types().forEach((name, type) -> types.put(PARAMETERS + "." + name, ValueType.of(type)));
        return types;
    }

    /** Whether nothing can be said about a name that has no known type, not even that it stands for nothing. */
    boolean doubtful(String name) {
        String prefix = PARAMETERS + ".";
        return name.startsWith(prefix)
                ? outline.doubtsParameter(name.substring(prefix.length()))
                : outline.doubtsField(name);
    }

    Set<String> parameterNames() {
        return outline.parameters().types().keySet();
    }

    List<String> fieldNames() {
        return outline.schema().names();
    }

    /** A new node for the value of a name that is among {@link #types()}. */
    Node node(String name) {
        if (name.startsWith(PARAMETERS + ".")) {
            String parameter = name.substring(PARAMETERS.length() + 1);
            Object value = outline.parameters().value(parameter);
            if (value != null) {
                return ConstantNode.ofParameter(ValueType.of(type(parameter)), value);
            }
        }
        int index = outline.schema().indexOf(name);
        return new FieldNode(outline.schema().field(index), index);
    }

    private FieldType type(String parameter) {
        return Objects.requireNonNull(outline.parameters().types().get(parameter));
    }
}
