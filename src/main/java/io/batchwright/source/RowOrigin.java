package io.batchwright.source;

import io.batchwright.record.Column;
import io.batchwright.record.JsonRows;
import io.batchwright.record.Location;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.util.Arrays;
import java.util.function.LongFunction;

/** The origin of rows with columns: a row counts as a line, and as read it is the JSON object of its columns. */
final class RowOrigin implements Origin {

    /** What a column must be called for its rows to be read again from their JSON. */
    static final String NAME_WANTED =
            "expected a column whose name has no '.', '[' or '\\', because rejected rows are kept as"
                    + " JSON, where these make a path";

    private static final String PATH_CHARACTERS = ".[\\";

    private final String input;
    private final Schema schema;
    private final Column[] columns;
    private final long rowsBefore;
    private final LongFunction<Position> positions;

    /**
     * @param input the name for people
     * @param schema the fields as the source gave them
     * @param columns their columns as they were read
     * @param rowsBefore rows of the load before the segment
     * @param positions the position before a row, by the number of rows of the load before it
     */
    RowOrigin(String input, Schema schema, Column[] columns, long rowsBefore, LongFunction<Position> positions) {
        this.input = input;
        this.schema = schema;
        this.columns = Arrays.stream(columns).map(Column::snapshot).toArray(Column[]::new);
        this.rowsBefore = rowsBefore;
        this.positions = positions;
    }

    /** Whether a name would be taken for a path in the JSON of a row. */
    static boolean isPath(String name) {
        return name.chars().anyMatch(c -> PATH_CHARACTERS.indexOf(c) >= 0);
    }

    @Override
    public Location locate(Segment segment, int bufferPosition, int line) {
        long before = rowsBefore + line;
        return new Location(input, before + 1, before, positions.apply(before));
    }

    @Override
    public byte[] raw(Segment segment, int from, int to, int line) {
        return JsonRows.object(schema, segment.bytes(), columns, line);
    }
}
