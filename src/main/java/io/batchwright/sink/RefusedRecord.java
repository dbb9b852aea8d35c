package io.batchwright.sink;

import io.batchwright.record.Location;
import io.batchwright.record.RecordBatch;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the record that a COPY failed on: PostgreSQL names its line, which is the record's number among those sent. */
final class RefusedRecord {

    private static final Pattern COPY_LINE = Pattern.compile("COPY .*?, line (\\d+)", Pattern.DOTALL);

    private RefusedRecord() {}

    /** Where the refused record stands in the input, or null if the database did not name one. */
    static @Nullable Location find(SQLException error, List<RecordBatch> sent) {
        String where = SqlErrors.where(error);
        Matcher matcher = where == null ? null : COPY_LINE.matcher(where);
        if (matcher == null || !matcher.find()) {
            return null;
        }
        long index = Long.parseLong(matcher.group(1)) - 1;
        for (RecordBatch batch : sent) {
            if (index < batch.selected()) {
                return batch.location(batch.selection()[(int) index]);
            }
            index -= batch.selected();
        }
        return null;
    }
}
