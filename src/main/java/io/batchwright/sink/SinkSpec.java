package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code sink:} part of a pipeline file; one record per kind of sink. */
public sealed interface SinkSpec permits JdbcSinkSpec, FileSinkSpec, HttpSinkSpec, StdoutSinkSpec {

    /** The name of the connection that holds the load's checkpoint and rejects; null for the default one. */
    @Nullable
    String connection();

    /** What a load that is killed and restarted makes sure of, as a sentence without its full stop. */
    String promise();

    /** Whether the rows of a load that is made again come beside those of the first one. */
    boolean appends();

    /** Whether a load takes the place of whatever the target holds. */
    default boolean replaces() {
        return false;
    }

    /** Whether a record takes the place of one that was written before it. */
    default boolean overwrites() {
        return false;
    }

    /** What rejects call it: the name of the target that records are meant for. */
    String target();

    /** The key that gives the target its name. */
    String targetKey();

    /** Whether rows go to standard output, so that nothing else may. */
    default boolean usesStandardOutput() {
        return false;
    }

    /** The settings that say what goes where: part of the load's identity. In a stable order. */
    Map<String, String> identity();

    /**
     * Checks what needs no fields; touches no database.
     *
     * @param problems problems of this part; keys are relative to {@code sink}
     */
    default void validate(Problems problems) {}

    /**
     * Checks this spec against the records that come in; touches no database.
     *
     * @param schema the fields; where something is wrong with the pipeline, some may be there that only might come, and
     *     some types may be wrong
     * @param problems problems of this part; keys are relative to {@code sink}
     */
    default void validate(Schema schema, Problems problems) {}

    /**
     * Opens the sink.
     *
     * @param schema the records that come in
     */
    Sink open(Schema schema, SinkContext context);
}
