package io.batchwright.transform.expression;

import static io.batchwright.transform.expression.ValueType.BOOL;
import static io.batchwright.transform.expression.ValueType.DATE;
import static io.batchwright.transform.expression.ValueType.DECIMAL;
import static io.batchwright.transform.expression.ValueType.DOUBLE;
import static io.batchwright.transform.expression.ValueType.INT;
import static io.batchwright.transform.expression.ValueType.STRING;
import static io.batchwright.transform.expression.ValueType.TIME;
import static io.batchwright.transform.expression.ValueType.TIMESTAMP;
import static io.batchwright.transform.expression.ValueType.UUID;

import io.batchwright.bytes.Numbers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.LongFunction;

/** {@code int() double() string() decimal() date() time() uuid()}: from one type to another. */
final class Conversions {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int UUID_LENGTH = 36;

    private Conversions() {}

    static void addTo(List<Function> functions) {
        functions.add(fromText("int", INT, "a whole number", Conversions::parseLong));
        functions.add(Function.of("int", INT, Kernel.byRow((in, out, row) -> out.longs[row] = in[0].longs[row]), INT));
        functions.add(Function.of("int", INT, Kernel.byRow(Conversions::doubleToLong), DOUBLE));
        functions.add(Function.of(
                "int",
                INT,
                Kernel.byRow((in, out, row) -> out.longs[row] = Math.floorDiv(in[0].longs[row], MICROS_PER_SECOND)),
                TIMESTAMP));
        functions.add(fromText(
                "double",
                DOUBLE,
                "a number",
                (in, out, row) -> out.doubles[row] = Double.parseDouble(in[0].text(row))));
        functions.add(Function.of(
                "double", DOUBLE, Kernel.byRow((in, out, row) -> out.doubles[row] = in[0].doubles[row]), DOUBLE));
        functions.add(Function.of(
                "double", DOUBLE, Kernel.byRow((in, out, row) -> out.doubles[row] = (double) in[0].longs[row]), INT));
        functions.add(Function.of(
                "double",
                DOUBLE,
                Kernel.byRow((in, out, row) -> out.doubles[row] = new BigDecimal(in[0].text(row)).doubleValue()),
                DECIMAL));
        addToString(functions);
        functions.add(fromText(
                "decimal",
                DECIMAL,
                "a decimal number",
                (in, out, row) -> out.text(row, new BigDecimal(in[0].text(row)).toPlainString())));
        functions.add(Function.of("decimal", DECIMAL, longToText(Long::toString), INT));
        functions.add(fromText(
                "date",
                DATE,
                "a date such as 2024-12-31",
                (in, out, row) ->
                        out.longs[row] = LocalDate.parse(in[0].text(row)).toEpochDay()));
        functions.add(fromText(
                "time",
                TIME,
                "a time such as 23:59:59",
                (in, out, row) ->
                        out.longs[row] = LocalTime.parse(in[0].text(row)).toNanoOfDay() / 1000));
        functions.add(fromText("uuid", UUID, "a UUID", Conversions::parseUuid));
    }

    private static void addToString(List<Function> functions) {
        Kernel sameText =
                Kernel.byRow((in, out, row) -> out.text(row, in[0].bytes.array(), in[0].starts[row], in[0].ends[row]));
        for (ValueType type : List.of(STRING, DECIMAL, UUID)) {
            functions.add(Function.of("string", STRING, sameText, type));
        }
        functions.add(Function.of("string", STRING, longToText(Long::toString), INT));
        functions.add(Function.of(
                "string", STRING, longToText(micros -> Times.instant(micros).toString()), TIMESTAMP));
        functions.add(Function.of(
                "string", STRING, longToText(day -> LocalDate.ofEpochDay(day).toString()), DATE));
        functions.add(Function.of(
                "string",
                STRING,
                longToText(micros -> LocalTime.ofNanoOfDay(micros * 1000).toString()),
                TIME));
        functions.add(Function.of(
                "string",
                STRING,
                Kernel.byRow((in, out, row) -> out.text(row, Double.toString(in[0].doubles[row]))),
                DOUBLE));
        functions.add(Function.of(
                "string",
                STRING,
                Kernel.byRow((in, out, row) -> out.text(row, Boolean.toString(in[0].booleans[row]))),
                BOOL));
    }

    /**
     * A conversion of text. A text that does not fit fails the row, or the load if it is known by then.
     *
     * @param expected what fits, after "expected "
     */
    static Function fromText(String name, ValueType result, String expected, Kernel.RowKernel parser) {
        Kernel kernel = Kernel.byRow((in, out, row) -> {
            try {
                parser.run(in, out, row);
            } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
                out.fail(row, "expected " + expected + ", found '" + in[0].text(row) + "'");
            }
        });
        return new Function(name, false, result, List.of(STRING), operands -> kernel);
    }

    private static Kernel longToText(LongFunction<String> conversion) {
        return Kernel.byRow((in, out, row) -> out.text(row, conversion.apply(in[0].longs[row])));
    }

    private static void parseLong(Vector[] in, Vector out, int row) {
        Vector text = in[0];
        byte[] array = text.bytes.array();
        for (int i = text.starts[row]; i < text.ends[row]; i++) {
            boolean digit = array[i] >= '0' && array[i] <= '9';
            if (!digit && array[i] != '-' && array[i] != '+') {
                throw new NumberFormatException();
            }
        }
        if (!Numbers.parseLong(array, text.starts[row], text.ends[row], out.longs, row)) {
            throw new NumberFormatException();
        }
    }

    private static void doubleToLong(Vector[] in, Vector out, int row) {
        double value = in[0].doubles[row];
        // CEL refuses everything from 2^63 on in either direction, NaN included.
        if (Math.getExponent(value) >= Long.SIZE - 1) {
            out.fail(row, value + " is out of range for int");
        } else {
            out.longs[row] = (long) value;
        }
    }

    private static void parseUuid(Vector[] in, Vector out, int row) {
        String text = in[0].text(row);
        try {
            String canonical = java.util.UUID.fromString(text).toString();
            if (text.length() != UUID_LENGTH) {
                throw new NumberFormatException();
            }
            out.text(row, canonical);
        } catch (IllegalArgumentException e) {
            throw (NumberFormatException) new NumberFormatException().initCause(e);
        }
    }
}
