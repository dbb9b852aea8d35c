package io.batchwright.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type whose values are written as one piece of text. The type has a static method {@code parse(String)} that
 * throws {@link IllegalArgumentException}, with a message for the user, if the text does not fit.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextForm {

    /** What a fitting text is, after "expected ". */
    String expected();

    /** Regular expression of fitting texts, for the JSON Schema. */
    String pattern();

    /** Texts that editors should offer; not the only ones that fit. */
    String[] values() default {};

    /** Whether a bare whole number fits. */
    boolean number() default false;
}
