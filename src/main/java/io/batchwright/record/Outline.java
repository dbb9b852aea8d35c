package io.batchwright.record;

/**
 * What is known of the records at one place of a pipeline, and of the run's parameters, while the pipeline is checked.
 * Immutable.
 *
 * @param schema the fields; the types of those in doubt mean nothing
 * @param fieldDoubts the fields of which it is not known whether they are there, or of which type
 * @param parameters the parameters
 * @param parameterDoubts the parameters of which type or value are not known; they are not among {@code parameters}
 */
public record Outline(Schema schema, Doubts fieldDoubts, Parameters parameters, Doubts parameterDoubts) {

    /** Everything is known. */
    public static Outline of(Schema schema, Parameters parameters) {
        return new Outline(schema, Doubts.NONE, parameters, Doubts.NONE);
    }

    /** The same parameters with other fields. */
    public Outline with(Schema fields, Doubts doubts) {
        return new Outline(fields, doubts, parameters, parameterDoubts);
    }

    /** Whether it is not known if there is a field of that name, or of which type it is. */
    public boolean doubtsField(String name) {
        return fieldDoubts.about(name, schema.names());
    }

    /** Whether it is not known if there is a parameter of that name, or of which type it is. */
    public boolean doubtsParameter(String name) {
        return parameterDoubts.about(name, parameters.types().keySet());
    }
}
