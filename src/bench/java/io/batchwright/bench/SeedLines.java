package io.batchwright.bench;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.nio.charset.StandardCharsets;

/** The benchmarks' input: lines as {@code batchwright generate} writes them, from the middle of a large file. */
final class SeedLines {

    /** Lines in one segment, and operations in one invocation of a benchmark: about 400 KB. */
    static final int COUNT = 10_240;

    /** The fields of the {@code metrics} pipeline. */
    static final Schema SCHEMA = Schema.of(
            Field.of("id", FieldType.LONG), Field.of("metric", FieldType.LONG), Field.of("status", FieldType.STRING));

    private static final int FIRST_ID = 2_500_000;

    private SeedLines() {}

    /** The lines as bytes. */
    static byte[] bytes() {
        StringBuilder text = new StringBuilder();
        for (int id = FIRST_ID; id < FIRST_ID + COUNT; id++) {
            text.append("id=").append(id).append(",metric=").append(2L * id).append(",status=active\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A metric that half of the lines exceed. */
    static long medianMetric() {
        return 2L * FIRST_ID + COUNT;
    }

    /** All lines as one segment, framed already. */
    static Segment segment(byte[] bytes) {
        return new Segment(
                new Bytes(bytes, bytes.length),
                0,
                bytes.length,
                COUNT,
                (segment, position, line) ->
                        new Location("bench.log", line + 1L, position, new Position(Integer.toString(position))));
    }
}
