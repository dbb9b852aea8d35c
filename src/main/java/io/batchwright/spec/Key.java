package io.batchwright.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record component as a key of the pipeline file. The key's name is the component's in kebab case ({@code
 * batchSize} is {@code batch-size}). A key without {@link #defaultValue()} is required, unless the component is
 * {@code @Nullable}, a list or a map.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {

    /** What it means, in one or two sentences, for the JSON Schema and the reference. */
    String value();

    /**
     * The value of an absent key; empty for none. It is plain text, or YAML if it starts with a bracket, a brace or a quote
     * and has more than one character.
     */
    String defaultValue() default "";

    /** The key's name, where the component can not have it because it is a word of Java; empty for the kebab case name. */
    String name() default "";
}
