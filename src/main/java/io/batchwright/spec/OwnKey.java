package io.batchwright.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a sealed family whose members are recognised by a key of their own ({@code filter: …}) instead of a {@code type:}
 * key. Each member has a component with the name that its {@link TypeName} says.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OwnKey {}
