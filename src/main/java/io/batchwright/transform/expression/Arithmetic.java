package io.batchwright.transform.expression;

import static io.batchwright.transform.expression.ValueType.DECIMAL;
import static io.batchwright.transform.expression.ValueType.DOUBLE;
import static io.batchwright.transform.expression.ValueType.INT;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;

/** {@code + - * / %} and the sign, for numbers. Whole numbers do not wrap around: an overflow fails. */
final class Arithmetic {

    static final String OVERFLOW = "integer overflow";

    private Arithmetic() {}

    static void addTo(List<Function> functions) {
        functions.add(Function.of("_+_", INT, Arithmetic::addLongs, INT, INT));
        functions.add(Function.of("_-_", INT, Arithmetic::subtractLongs, INT, INT));
        functions.add(Function.of("_*_", INT, Arithmetic::multiplyLongs, INT, INT));
        functions.add(Function.of("_/_", INT, Arithmetic::divideLongs, INT, INT));
        functions.add(Function.of("_%_", INT, Arithmetic::moduloLongs, INT, INT));
        functions.add(Function.of("-_", INT, Arithmetic::negateLongs, INT));
        functions.add(Function.of("_+_", DOUBLE, Arithmetic::addDoubles, DOUBLE, DOUBLE));
        functions.add(Function.of("_-_", DOUBLE, Arithmetic::subtractDoubles, DOUBLE, DOUBLE));
        functions.add(Function.of("_*_", DOUBLE, Arithmetic::multiplyDoubles, DOUBLE, DOUBLE));
        functions.add(Function.of("_/_", DOUBLE, Arithmetic::divideDoubles, DOUBLE, DOUBLE));
        functions.add(Function.of("-_", DOUBLE, Arithmetic::negateDoubles, DOUBLE));
        functions.add(Function.of("_+_", DECIMAL, decimals(BigDecimal::add), DECIMAL, DECIMAL));
        functions.add(Function.of("_-_", DECIMAL, decimals(BigDecimal::subtract), DECIMAL, DECIMAL));
        functions.add(Function.of("_*_", DECIMAL, decimals(BigDecimal::multiply), DECIMAL, DECIMAL));
        functions.add(Function.of("-_", DECIMAL, Kernel.byRow(Arithmetic::negateDecimal), DECIMAL));
    }

    private static void addLongs(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        long[] result = out.longs;
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long sum = a[row] + b[row];
            overflow |= (a[row] ^ sum) & (b[row] ^ sum);
            result[row] = sum;
        }
        for (int i = 0; overflow < 0 && i < count; i++) {
            int row = rows[i];
            if (((a[row] ^ result[row]) & (b[row] ^ result[row])) < 0) {
                out.fail(row, OVERFLOW);
            }
        }
    }

    private static void subtractLongs(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        long[] result = out.longs;
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long difference = a[row] - b[row];
            overflow |= (a[row] ^ b[row]) & (a[row] ^ difference);
            result[row] = difference;
        }
        for (int i = 0; overflow < 0 && i < count; i++) {
            int row = rows[i];
            if (((a[row] ^ b[row]) & (a[row] ^ result[row])) < 0) {
                out.fail(row, OVERFLOW);
            }
        }
    }

    private static void multiplyLongs(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long product = a[row] * b[row];
            out.longs[row] = product;
            if (Math.multiplyHigh(a[row], b[row]) != product >> 63) {
                out.fail(row, OVERFLOW);
            }
        }
    }

    private static void divideLongs(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (b[row] == 0) {
                out.fail(row, "division by zero");
            } else if (b[row] == -1 && a[row] == Long.MIN_VALUE) {
                out.fail(row, OVERFLOW);
            } else {
                out.longs[row] = a[row] / b[row];
            }
        }
    }

    private static void moduloLongs(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (b[row] == 0) {
                out.fail(row, "modulus by zero");
            } else {
                out.longs[row] = a[row] % b[row];
            }
        }
    }

    private static void negateLongs(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out.longs[row] = -a[row];
            if (a[row] == Long.MIN_VALUE) {
                out.fail(row, OVERFLOW);
            }
        }
    }

    private static void addDoubles(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        double[] result = out.doubles;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] + b[row];
        }
    }

    private static void subtractDoubles(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        double[] result = out.doubles;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] - b[row];
        }
    }

    private static void multiplyDoubles(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        double[] result = out.doubles;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] * b[row];
        }
    }

    private static void divideDoubles(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        double[] result = out.doubles;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] / b[row];
        }
    }

    private static void negateDoubles(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        for (int i = 0; i < count; i++) {
            out.doubles[rows[i]] = -a[rows[i]];
        }
    }

    private static Kernel decimals(BinaryOperator<BigDecimal> operation) {
        return Kernel.byRow((in, out, row) -> out.text(
                row,
                operation
                        .apply(new BigDecimal(in[0].text(row)), new BigDecimal(in[1].text(row)))
                        .toPlainString()));
    }

    private static void negateDecimal(Vector[] in, Vector out, int row) {
        out.text(row, new BigDecimal(in[0].text(row)).negate().toPlainString());
    }
}
