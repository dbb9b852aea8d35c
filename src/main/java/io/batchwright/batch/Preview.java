package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Reject;
import io.batchwright.source.SourceContext;
import io.batchwright.transform.Transform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first records of a pipeline at each stage. Writes nothing, and needs no database but for a source that does.
 *
 * @param stages raw, parsed, after each transform, in order
 * @param rejects the rejects among these records
 */
public record Preview(List<Stage> stages, List<Reject> rejects) {

    public Preview {
        stages = List.copyOf(stages);
        rejects = List.copyOf(rejects);
    }

    /**
     * The records at one stage.
     *
     * @param name the stage
     * @param columns line number, then the fields
     * @param rows as text; a missing value is {@code null} spelled out
     */
    public record Stage(String name, List<String> columns, List<List<String>> rows) {

        public Stage {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Reads the first records of a pipeline's input.
     *
     * @param context what its source is opened with
     * @param records how many, at least 1
     */
    public static Preview of(Pipeline pipeline, SourceContext context, int records) throws IOException {
        ChunkLimits limits = ChunkLimits.of(pipeline, records);
        ChunkLimits few = new ChunkLimits(records, records, limits.bytes(), limits.interval(), limits.recordBytes());
        try (Chunks chunks = SourceInput.look(pipeline, context, few)) {
            RawChunk raw = chunks.next();
            return raw == null ? new Preview(List.of(), List.of()) : stages(pipeline, raw);
        }
    }

    private static Preview stages(Pipeline pipeline, RawChunk raw) {
        List<RecordBatch> batches = new ParseProcessor().process(raw).batches();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("raw", List.of("line", "record"), rows(batches, Preview::rawRow, true)));
        stages.add(stage("parsed", batches));
        for (Transform transform : pipeline.openTransforms()) {
            batches.forEach(transform::apply);
            stages.add(stage(transform.description(), batches));
        }
        batches.forEach(RecordBatch::decodeAll);
        stages.add(stage("to be written", batches));
        List<Reject> rejects = new ArrayList<>(raw.rejects());
        batches.forEach(batch -> rejects.addAll(batch.rejects()));
        return new Preview(stages, rejects);
    }

    private static Stage stage(String name, List<RecordBatch> batches) {
        List<String> columns = new ArrayList<>(List.of("line"));
        if (!batches.isEmpty()) {
            columns.addAll(batches.get(0).schema().names());
        }
        return new Stage(name, columns, rows(batches, Preview::valueRow, false));
    }

    private static List<List<String>> rows(List<RecordBatch> batches, RowText text, boolean all) {
        List<List<String>> rows = new ArrayList<>();
        for (RecordBatch batch : batches) {
            int count = all ? batch.rows() : batch.selected();
            for (int i = 0; i < count; i++) {
                int row = all ? i : batch.selection()[i];
                List<String> cells = new ArrayList<>();
                cells.add(Long.toString(batch.location(row).line()));
                text.add(batch, row, cells);
                rows.add(cells);
            }
        }
        return rows;
    }

    /** Adds the cells of one row. */
    @FunctionalInterface
    private interface RowText {
        void add(RecordBatch batch, int row, List<String> cells);
    }

    private static void rawRow(RecordBatch batch, int row, List<String> cells) {
        cells.add(new String(batch.raw(row), StandardCharsets.UTF_8));
    }

    private static void valueRow(RecordBatch batch, int row, List<String> cells) {
        for (int i = 0; i < batch.schema().size(); i++) {
            Column column = batch.column(i);
            cells.add(column.decoded() ? decoded(batch, column, row) : undecoded(batch, column, row));
        }
    }

    private static String decoded(RecordBatch batch, Column column, int row) {
        return String.valueOf(RecordView.value(batch.bytes(), column, row));
    }

    private static String undecoded(RecordBatch batch, Column column, int row) {
        int start = column.starts()[row];
        return start < 0 ? "null" : batch.bytes().text(start, column.ends()[row]);
    }
}
