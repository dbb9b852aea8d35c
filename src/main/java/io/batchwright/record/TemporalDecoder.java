package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.time.ZoneId;
import java.util.function.IntConsumer;

/** Dates, times and timestamps in a notation that is read without objects. */
final class TemporalDecoder implements ValueDecoder {

    private final Kind kind;
    private final TemporalSyntax syntax;
    private final LocalClock clock;
    private final String expectation;

    TemporalDecoder(Kind kind, TemporalSyntax syntax, ZoneId zone, String expectation) {
        this.kind = kind;
        this.syntax = syntax;
        this.clock = new LocalClock(zone);
        this.expectation = expectation;
    }

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        return decode(new TemporalReader(), bytes.array(), from, to, column.longs(), row);
    }

    @Override
    public void decodeAll(Bytes bytes, Column column, int[] rows, int count, IntConsumer mismatches) {
        TemporalReader reader = new TemporalReader();
        byte[] array = bytes.array();
        int[] starts = column.starts();
        int[] ends = column.ends();
        long[] longs = column.longs();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!decode(reader, array, starts[row], ends[row], longs, row)) {
                mismatches.accept(row);
            }
        }
    }

    private boolean decode(TemporalReader reader, byte[] array, int from, int to, long[] longs, int row) {
        reader.start(array, from, to);
        if (!syntax.read(reader) || !reader.isDayOfMonth()) {
            return false;
        }
        longs[row] = switch (kind) {
            case DATE -> reader.epochDay();
            case TIME -> reader.microOfDay();
            default -> reader.epochMicro(clock);
        };
        return kind != Kind.TIMESTAMP || TemporalDecoders.isStorable(longs[row]);
    }

    @Override
    public String expectation() {
        return expectation;
    }

    @Override
    public String remark(String text) {
        TemporalReader reader = new TemporalReader();
        Bytes bytes = Bytes.of(text);
        reader.start(bytes.array(), 0, bytes.length());
        boolean wellFormed = syntax.read(reader);
        String remark = reader.remark(wellFormed);
        boolean whole = wellFormed && remark.isEmpty() && kind == Kind.TIMESTAMP;
        return whole && !TemporalDecoders.isStorable(reader.epochMicro(clock)) ? TemporalDecoders.NOT_STORABLE : remark;
    }
}
