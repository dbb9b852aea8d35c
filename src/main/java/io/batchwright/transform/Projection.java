package io.batchwright.transform;

import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;

/** Takes columns as they are, under other names or in another order. Nothing is decoded. */
final class Projection implements Transform {

    private final String description;
    private final Schema output;
    private final int[] sources;

    /** @param sources for each output field, the index of its input field */
    Projection(String description, Schema output, int[] sources) {
        this.description = description;
        this.output = output;
        this.sources = sources;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public void apply(RecordBatch batch) {
        Column[] columns = new Column[sources.length];
        for (int i = 0; i < sources.length; i++) {
            columns[i] = batch.column(sources[i]).as(output.field(i));
        }
        batch.columns(output, columns);
    }
}
