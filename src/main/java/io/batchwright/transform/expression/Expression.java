package io.batchwright.transform.expression;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that can be run. {@link #evaluate} computes it for the rows of a batch that are alive; the other methods then give
 * the results, until the next evaluation. Not thread-safe: it reuses its vectors from batch to batch.
 */
public final class Expression {

    private final String text;
    private final Node root;
    private final List<FieldNode> fields;
    private final Rows rows = new Rows();

    /** @param fields every field node of the tree */
    Expression(String text, Node root, List<FieldNode> fields) {
        this.text = text;
        this.root = root;
        this.fields = List.copyOf(fields);
    }

    /**
     * Computes the expression for the selected rows. Decodes the fields that it uses, and no others; rows whose text does
     * not fit are rejected by that, as {@link RecordBatch#decode} says.
     */
    public void evaluate(RecordBatch batch) {
        for (FieldNode field : fields) {
            batch.decode(field.index());
        }
        for (FieldNode field : fields) {
            field.bind(batch);
        }
        rows.view(batch.selection(), batch.selected());
        root.evaluate(rows);
    }

    /**
     * Rejects the selected rows for which the evaluation failed, and compacts the batch.
     *
     * @param stage the stage under which they are kept
     * @param field the field that they have no value for, or null
     */
    public void rejectFailures(RecordBatch batch, String stage, @Nullable String field) {
        Vector out = root.out();
        if (!out.hasFailures()) {
            return;
        }
        for (int i = 0, n = batch.selected(); i < n; i++) {
            int row = batch.selection()[i];
            String error = out.error(row);
            if (error != null) {
                batch.reject(row, stage, field, error + " in '" + text + "'");
            }
        }
        batch.compact();
    }

    /** The results of an expression of type boolean, by row; only those of selected rows without failure mean anything. */
    public boolean[] booleans() {
        return root.out().booleans;
    }

    /** Stores the results for the selected rows of the evaluated batch, none of which failed, in a computed column. */
    public void store(RecordBatch batch, Column column) {
        Vector out = root.out();
        int[] selection = batch.selection();
        for (int i = 0, n = batch.selected(); i < n; i++) {
            int row = selection[i];
            switch (root.type().storage()) {
                case LONG -> column.longs()[row] = out.longs[row];
                case DOUBLE -> column.doubles()[row] = out.doubles[row];
                case BOOLEAN -> column.longs()[row] = out.booleans[row] ? 1 : 0;
                case TEXT -> storeText(batch.bytes(), out, column, row);
            }
        }
    }

    private static void storeText(Bytes bytes, Vector out, Column column, int row) {
        int start = out.starts[row];
        int end = out.ends[row];
        if (out.bytes != bytes) {
            start = bytes.append(out.bytes.array(), start, end);
            end = bytes.length();
        }
        column.slice(row, start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
