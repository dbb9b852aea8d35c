package io.batchwright.pipeline.bind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Makes the shape of a type. */
final class Shapes {

    private Shapes() {}

    /** @throws IllegalArgumentException if the type can not be written in a pipeline file: an error of ours, not of the user */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListShape(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapShape(of(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        throw new IllegalArgumentException("a key can not be of type " + type);
    }

    private static Shape ofClass(Class<?> type) {
        TextFormat text = TextFormat.of(type);
        if (text != null) {
            return new ScalarShape(text);
        }
        if (type.isSealed()) {
            return FamilyShape.of(type);
        }
        if (type.isRecord()) {
            return RecordShape.of(type);
        }
        throw new IllegalArgumentException("a key can not be of " + type);
    }
}
