package io.batchwright.pipeline.bind;

import io.batchwright.spec.Key;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Shorthand;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One key of a record.
 *
 * @param name its name in the file
 * @param doc what it means
 * @param defaultText what an absent key stands for, empty for none
 * @param nullable whether it may be absent without a default
 * @param shorthand whether it may be written alone
 * @param shape its value
 */
record KeyShape(String name, String doc, String defaultText, boolean nullable, boolean shorthand, Shape shape) {

    static KeyShape of(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        if (key == null) {
            throw new IllegalArgumentException(component + " of " + component.getDeclaringRecord() + " has no @Key");
        }
        return new KeyShape(
                key.name().isEmpty() ? Names.kebab(component.getName()) : key.name(),
                key.value(),
                key.defaultValue(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.isAnnotationPresent(Shorthand.class),
                Shapes.of(component.getGenericType()));
    }

    boolean required() {
        return defaultText.isEmpty() && !nullable && shape.whenAbsent() == null;
    }

    /** The value of an absent key that is not required. */
    @Nullable
    Object absent(Binding binding) {
        if (defaultText.isEmpty()) {
            return nullable ? null : shape.whenAbsent();
        }
        Node node = Document.value(Mark.of("default of " + name), defaultText).root();
        return node == null ? null : shape.bind(node, binding).value();
    }

    ObjectNode schema() {
        ObjectNode schema = shape.schema().put("description", doc);
        if (defaultText.isEmpty()) {
            return schema;
        }
        if (defaultText.matches("-?[0-9]{1,18}")) {
            return schema.put("default", Long.parseLong(defaultText));
        }
        return defaultText.matches("true|false")
                ? schema.put("default", defaultText.equals("true"))
                : schema.put("default", defaultText);
    }
}
