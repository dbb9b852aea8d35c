package io.batchwright.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a spec in its sealed family: the value of its {@code type:} key. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TypeName {

    /** The name. */
    String value();

    /** What it is, in one or two sentences, for the JSON Schema and the reference. */
    String doc();
}
