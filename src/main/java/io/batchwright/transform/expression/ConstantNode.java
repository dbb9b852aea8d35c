package io.batchwright.transform.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;

/** A value known when the pipeline loads: a literal, a parameter, or what was computed of them. Filled in once. */
final class ConstantNode extends Node {

    private final int scale;
    private int filled;

    private ConstantNode(ValueType type, int scale) {
        super(type);
        this.scale = scale;
    }

    static ConstantNode ofLong(ValueType type, long value) {
        ConstantNode node = new ConstantNode(type, 0);
        node.start();
        node.out().longs[0] = value;
        return node;
    }

    static ConstantNode ofDouble(double value) {
        ConstantNode node = new ConstantNode(ValueType.DOUBLE, 0);
        node.start();
        node.out().doubles[0] = value;
        return node;
    }

    static ConstantNode ofBoolean(boolean value) {
        ConstantNode node = new ConstantNode(ValueType.BOOL, 0);
        node.start();
        node.out().booleans[0] = value;
        return node;
    }

    static ConstantNode ofText(ValueType type, String value) {
        ConstantNode node = new ConstantNode(type, type == ValueType.DECIMAL ? Decimals.scale(value) : 0);
        node.start();
        node.out().text(0, value);
        return node;
    }

    /** The value that {@code node} has for row 0. */
    static ConstantNode ofResult(Node node) {
        Vector value = node.out();
        return switch (node.type().storage()) {
            case LONG -> ofLong(node.type(), value.longs[0]);
            case DOUBLE -> ofDouble(value.doubles[0]);
            case BOOLEAN -> ofBoolean(value.booleans[0]);
            case TEXT -> ofText(node.type(), value.text(0));
        };
    }

    /** A parameter's value, as {@link io.batchwright.record.Parameters} holds it. */
    static ConstantNode ofParameter(ValueType type, Object value) {
        return switch (type) {
            case INT -> ofLong(type, ((Number) value).longValue());
            case DOUBLE -> ofDouble(((Number) value).doubleValue());
            case BOOL -> ofBoolean((Boolean) value);
            case DATE -> ofLong(type, ((LocalDate) value).toEpochDay());
            case TIME -> ofLong(type, ((LocalTime) value).toNanoOfDay() / 1000);
            case TIMESTAMP -> ofLong(type, Times.micros((Instant) value));
            case DECIMAL -> ofText(type, ((BigDecimal) value).toPlainString());
            case STRING, UUID -> ofText(type, value.toString());
            case DURATION -> throw new IllegalArgumentException(value.toString());
        };
    }

    private void start() {
        out().prepare(type().storage(), 1);
        filled = 1;
    }

    /** The value of a text constant. */
    String text() {
        return out().text(0);
    }

    @Override
    int scale() {
        return scale;
    }

    @Override
    void evaluate(Rows rows) {
        int capacity = rows.capacity();
        if (filled >= capacity) {
            return;
        }
        Vector out = out();
        switch (type().storage()) {
            case LONG -> {
                out.longs = Arrays.copyOf(out.longs, capacity);
                Arrays.fill(out.longs, out.longs[0]);
            }
            case DOUBLE -> {
                out.doubles = Arrays.copyOf(out.doubles, capacity);
                Arrays.fill(out.doubles, out.doubles[0]);
            }
            case BOOLEAN -> {
                out.booleans = Arrays.copyOf(out.booleans, capacity);
                Arrays.fill(out.booleans, out.booleans[0]);
            }
            case TEXT -> {
                out.starts = new int[capacity];
                out.ends = new int[capacity];
                Arrays.fill(out.ends, out.bytes.length());
            }
        }
        filled = capacity;
    }
}
