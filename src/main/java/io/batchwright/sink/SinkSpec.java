package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code sink:} part of a pipeline file; one record per kind of sink. */
public sealed interface SinkSpec permits JdbcSinkSpec {

    /** The name of the connection that holds the load's checkpoint and rejects; null for the default one. */
    @Nullable
    String connection();

    /** Whether the rows of a load that is made again come beside those of the first one. */
    boolean appends();

    /** Whether a load takes the place of whatever the target holds. */
    boolean replaces();

    /** Whether a record takes the place of one that was written before it. */
    boolean overwrites();

    /** What rejects call it: the name of the target that records are meant for. */
    String target();

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
     * @param connections the connection of that name
     * @param load which load it is
     * @param execution the run that rejects are kept under: the id of its job execution
     */
    Sink open(Schema schema, Connections connections, LoadKey load, long execution);
}
