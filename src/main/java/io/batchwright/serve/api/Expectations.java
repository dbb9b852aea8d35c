package io.batchwright.serve.api;

import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what a request should have had, without names of classes. */
final class Expectations {

    private static final int LONGEST = 100;

    private Expectations() {}

    /** What a parameter is, or each of its values if it may have several, in words. */
    static String of(MethodParameter parameter) {
        ResolvableType type = ResolvableType.forMethodParameter(parameter);
        return of((type.hasGenerics() ? type.getGeneric(0) : type).resolve());
    }

    /** What a value of a type is, in words. */
    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date and time with its zone, as in 2026-01-31T12:00:00Z";
        }
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.joining("' and '", "a JSON object with '", "'"));
        }
        return Map.class.isAssignableFrom(type) ? "a JSON object" : "another value";
    }

    /** What was found instead, to be added to what was expected: the value, or the one of several that is wrong. */
    static String found(TypeMismatchException failure) {
        Object value = failure.getValue();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            value = cause instanceof ConversionFailedException conversion ? conversion.getValue() : value;
        }
        return value == null ? "" : found(value);
    }

    private static String found(Object value) {
        String text = value.toString();
        if (text.length() <= LONGEST) {
            return ", found '" + text + "'";
        }
        boolean split = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return ", found '" + text.substring(0, split ? LONGEST - 1 : LONGEST) + "…'";
    }

    /**
     * What is wrong with a body.
     *
     * @param type what it should have been
     */
    static String ofBody(HttpMessageNotReadableException failure, @Nullable Class<?> type) {
        return failure.getCause() instanceof JacksonException json
                ? wrong(json, of(type)) + place(json.getLocation())
                : "expected " + of(type) + " as the body of the request";
    }

    private static String wrong(JacksonException failure, String body) {
        if (failure.getCause() instanceof ApiException refused) {
            return String.valueOf(refused.getBody().getDetail());
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'; expected " + unknown.getKnownPropertyIds();
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return "expected " + of(mismatch.getTargetType()) + path(mismatch)
                    + (mismatch instanceof InvalidFormatException format && format.getValue() != null
                            ? found(format.getValue())
                            : "");
        }
        if (failure instanceof StreamReadException) {
            return "expected " + body + " (RFC 8259), each key once";
        }
        return "expected another value" + path(failure);
    }

    private static String path(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(reference -> String.valueOf(reference.getPropertyName()))
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " at '" + path + "'";
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
