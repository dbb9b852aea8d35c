package io.batchwright.pipeline.bind;

import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TextForm;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type are written as text.
 *
 * @param parse reads one; throws {@link IllegalArgumentException} with a message for the user
 * @param expected what a fitting text is, after "expected "
 * @param jsonTypes the JSON types that editors take such a value for when it is not quoted
 * @param pattern regular expression of fitting texts, or null for any
 * @param values texts that editors should offer
 */
record TextFormat(
        Function<String, Object> parse,
        String expected,
        List<String> jsonTypes,
        @Nullable String pattern,
        List<String> values) {

    /** The format of {@code type}, or null if its values are no text. */
    static @Nullable TextFormat of(Class<?> type) {
        if (type.isEnum()) {
            return ofEnum(type);
        }
        TextForm form = type.getAnnotation(TextForm.class);
        return form == null ? BuiltInFormats.of(type) : ofForm(type, form);
    }

    private static TextFormat ofEnum(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Names.kebab(((Enum<?>) constant).name()), constant);
        }
        return new TextFormat(
                text -> constant(constants, text),
                Names.oneOf(constants.keySet()),
                List.of(),
                null,
                List.copyOf(constants.keySet()));
    }

    private static Object constant(Map<String, Object> constants, String text) {
        Object constant = constants.get(text);
        if (constant == null) {
            throw new IllegalArgumentException("expected " + Names.oneOf(constants.keySet()) + ", found '" + text + "'"
                    + Suggestions.didYouMean(text, constants.keySet()));
        }
        return constant;
    }

    private static TextFormat ofForm(Class<?> type, TextForm form) {
        try {
            Method parse = type.getDeclaredMethod("parse", String.class);
            parse.setAccessible(true);
            return new TextFormat(
                    text -> invoke(parse, text),
                    form.expected(),
                    form.number() ? List.of("integer") : List.of(),
                    form.pattern(),
                    List.of(form.values()));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " has no parse(String)", e);
        }
    }

    private static Object invoke(Method parse, String text) {
        try {
            return parse.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw Names.unwrapped(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
