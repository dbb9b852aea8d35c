package io.batchwright.transform.expression;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an expression can name: the fields of a schema, and {@code params.…}. */
record Variables(Schema schema, Parameters parameters) {

    static final String PARAMETERS = "params";

    /** All names with their types. A parameter wins over a field of the same name. */
    Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            types.put(field.name(), ValueType.of(field.type()));
        }
        parameters.types().forEach((name, type) -> types.put(PARAMETERS + "." + name, ValueType.of(type)));
        return types;
    }

    Set<String> parameterNames() {
        return parameters.types().keySet();
    }

    List<String> fieldNames() {
        return schema.names();
    }

    /** A new node for the value of a name that is among {@link #types()}. */
    Node node(String name) {
        if (name.startsWith(PARAMETERS + ".")) {
            String parameter = name.substring(PARAMETERS.length() + 1);
            Object value = parameters.value(parameter);
            if (value != null) {
                return ConstantNode.ofParameter(ValueType.of(type(parameter)), value);
            }
        }
        int index = schema.indexOf(name);
        return new FieldNode(schema.field(index), index);
    }

    private FieldType type(String parameter) {
        return Objects.requireNonNull(parameters.types().get(parameter));
    }
}
