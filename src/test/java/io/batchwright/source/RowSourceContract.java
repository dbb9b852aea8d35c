package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every source of rows promises. */
abstract class RowSourceContract {

    /** The source, over at least 10 and at most 10,000 rows. */
    abstract RowSource source() throws Exception;

    /** The fields to read. */
    abstract Schema schema();

    /** All rows, each as its reject keeps it. */
    abstract List<String> rows() throws Exception;

    @Test
    void givesEveryRowWhateverTheSizeOfBatches() throws Exception {
        for (int most : new int[] {1, 7, 1024}) {
            assertThat(read(null, most)).isEqualTo(rows());
        }
    }

    @Test
    void goesOnAtEveryPositionThatItGaveOut() throws Exception {
        InputPlan plan = source().plan();
        try (RowReader reader = source().open(plan, null, schema())) {
            int done = 0;
            for (RecordBatch batch = reader.next(3); batch != null; batch = reader.next(3)) {
                done += batch.rows();
                assertThat(read(reader.position(), 100)).isEqualTo(rows().subList(done, rows().size()));
            }
            assertThat(done).isEqualTo(rows().size());
        }
    }

    @Test
    void locatesRowsByTheirNumberAndBeforeThemselves() throws Exception {
        try (RowReader reader = source().open(source().plan(), null, schema())) {
            reader.next(2);
            Position before = reader.position();
            RecordBatch batch = Objects.requireNonNull(reader.next(2));
            assertThat(batch.location(0).line()).isEqualTo(3);
            assertThat(batch.location(1).line()).isEqualTo(4);
            assertThat(batch.location(0).position()).isEqualTo(before);
        }
    }

    @Test
    void givesEveryRowAPositionOfItsOwn() throws Exception {
        List<Position> positions = new ArrayList<>();
        try (RowReader reader = source().open(source().plan(), null, schema())) {
            for (RecordBatch batch = reader.next(4); batch != null; batch = reader.next(4)) {
                for (int row = 0; row < batch.rows(); row++) {
                    positions.add(batch.location(row).position());
                }
            }
        }
        assertThat(new LinkedHashSet<>(positions)).hasSize(rows().size());
    }

    @Test
    void findsItsOwnPlanUnchanged() throws Exception {
        InputPlan plan = source().plan();
        assertThat(source().compare(plan, source().plan()).verdict()).isEqualTo(PlanComparison.Verdict.SAME);
    }

    @Test
    void readsNothingAfterItWasClosed() throws Exception {
        RowReader closed;
        try (RowReader reader = source().open(source().plan(), null, schema())) {
            reader.next(1);
            closed = reader;
        }
        assertThatThrownBy(() -> closed.next(1)).isInstanceOf(ClosedChannelException.class);
    }

    private List<String> read(@Nullable Position from, int most) throws Exception {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = source().open(source().plan(), from, schema())) {
            for (RecordBatch batch = reader.next(most); batch != null; batch = reader.next(most)) {
                assertThat(batch.rows()).isBetween(1, most);
                add(batch, rows);
            }
        }
        return rows;
    }

    private static void add(RecordBatch batch, List<String> rows) {
        for (int row = 0; row < batch.rows(); row++) {
            rows.add(new String(batch.raw(row), StandardCharsets.UTF_8));
        }
    }
}
