package io.batchwright.serve.own.table;

import io.batchwright.batch.OperationRefusedException;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.serve.own.Home;
import io.batchwright.serve.own.ServedPipelines;
import io.batchwright.sink.JdbcSinkSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables that the pipelines of the home directory write to, as their files are at this moment. Thread-safe. */
@Component
public final class TargetTables {

    private final ServedPipelines pipelines;
    private final Path home;

    TargetTables(ServedPipelines pipelines, Home home) {
        this.pipelines = pipelines;
        this.home = home.directory();
    }

    private record Key(String table, @Nullable String connection) {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::table)
                .thenComparing(Key::connection, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** All of them, by name. */
    public List<TargetTable> all() {
        Map<Key, List<String>> writers = new TreeMap<>(Key.ORDER);
        for (String pipeline : pipelines.names()) {
            target(pipeline)
                    .ifPresent(key -> writers.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(pipeline));
        }
        return writers.entrySet().stream()
                .map(entry ->
                        new TargetTable(entry.getKey().table(), entry.getKey().connection(), entry.getValue()))
                .toList();
    }

    private Optional<Key> target(String pipeline) {
        try {
            return PipelineLoader.sink(pipelines.file(pipeline), Map.of(), System.getenv(), home)
                            instanceof JdbcSinkSpec sink
                    ? Optional.of(new Key(sink.target(), sink.connection()))
                    : Optional.empty();
        } catch (InvalidPipelineException | OperationRefusedException | IllegalArgumentException e) {
            return Optional.empty(); // no file any more, or no name of a table
        }
    }
}
