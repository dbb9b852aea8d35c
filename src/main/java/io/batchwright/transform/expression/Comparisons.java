package io.batchwright.transform.expression;

import static io.batchwright.transform.expression.ValueType.BOOL;
import static io.batchwright.transform.expression.ValueType.DECIMAL;
import static io.batchwright.transform.expression.ValueType.DOUBLE;
import static io.batchwright.transform.expression.ValueType.INT;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** {@code == != < <= > >=}, {@code !} and {@code in}. Text compares by its UTF-8 bytes, which is code point order. */
final class Comparisons {

    private static final List<ValueType> LONGS =
            List.of(INT, ValueType.TIMESTAMP, ValueType.DURATION, ValueType.DATE, ValueType.TIME);
    private static final List<ValueType> TEXTS = List.of(ValueType.STRING, ValueType.UUID);

    private Comparisons() {}

    static void addTo(List<Function> functions) {
        for (ValueType type : LONGS) {
            addOrder(functions, type, type, Comparisons::longsLess, Comparisons::longsAtMost);
        }
        addOrder(functions, DOUBLE, DOUBLE, Comparisons::doublesLess, Comparisons::doublesAtMost);
        addOrder(functions, INT, DOUBLE, Comparisons::longLessDouble, Comparisons::longAtMostDouble);
        addOrder(functions, DOUBLE, INT, Comparisons::doubleLessLong, Comparisons::doubleAtMostLong);
        for (ValueType type : TEXTS) {
            addOrder(functions, type, type, Comparisons::textsLess, Comparisons::textsAtMost);
        }
        addOrder(functions, DECIMAL, DECIMAL, decimals(order -> order < 0), decimals(order -> order <= 0));
        for (ValueType type : ValueType.values()) {
            Kernel equal = equality(type);
            functions.add(Function.of("_==_", BOOL, equal, type, type));
            functions.add(Function.of("_!=_", BOOL, equal.negated(), type, type));
        }
        functions.add(Function.of("!_", BOOL, Comparisons::not, BOOL));
    }

    /** Whether two values of a type are equal. Decimals are if their numbers are, whatever their scales. */
    static Kernel equality(ValueType type) {
        if (type == DECIMAL) {
            return decimals(order -> order == 0);
        }
        return switch (type.storage()) {
            case LONG -> Comparisons::longsEqual;
            case DOUBLE -> Comparisons::doublesEqual;
            case BOOLEAN -> Comparisons::booleansEqual;
            case TEXT -> Comparisons::textsEqual;
        };
    }

    private static void addOrder(List<Function> functions, ValueType a, ValueType b, Kernel less, Kernel atMost) {
        functions.add(Function.of("_<_", BOOL, less, a, b));
        functions.add(Function.of("_<=_", BOOL, atMost, a, b));
        functions.add(Function.of("_>_", BOOL, less.swapped(), b, a));
        functions.add(Function.of("_>=_", BOOL, atMost.swapped(), b, a));
    }

    /** {@code in}: whether the first operand equals one of the others, by {@code equal}. */
    static Kernel anyOf(Kernel equal) {
        return (in, out, rows, count) -> {
            boolean[] found = new boolean[out.booleans.length];
            Vector[] pair = {in[0], in[0]};
            for (int k = 1; k < in.length; k++) {
                pair[1] = in[k];
                equal.run(pair, out, rows, count);
                for (int i = 0; i < count; i++) {
                    found[rows[i]] |= out.booleans[rows[i]];
                }
            }
            for (int i = 0; i < count; i++) {
                out.booleans[rows[i]] = found[rows[i]];
            }
        };
    }

    private static void not(Vector[] in, Vector out, int[] rows, int count) {
        boolean[] a = in[0].booleans;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            result[rows[i]] = !a[rows[i]];
        }
    }

    private static void booleansEqual(Vector[] in, Vector out, int[] rows, int count) {
        boolean[] a = in[0].booleans;
        boolean[] b = in[1].booleans;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] == b[row];
        }
    }

    private static void longsEqual(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] == b[row];
        }
    }

    private static void longsLess(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] < b[row];
        }
    }

    private static void longsAtMost(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        long[] b = in[1].longs;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] <= b[row];
        }
    }

    private static void doublesEqual(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] == b[row];
        }
    }

    private static void doublesLess(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] < b[row];
        }
    }

    private static void doublesAtMost(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        double[] b = in[1].doubles;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] <= b[row];
        }
    }

    private static void longLessDouble(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        double[] b = in[1].doubles;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = (double) a[row] < b[row];
        }
    }

    private static void doubleLessLong(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        long[] b = in[1].longs;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] < (double) b[row];
        }
    }

    private static void longAtMostDouble(Vector[] in, Vector out, int[] rows, int count) {
        long[] a = in[0].longs;
        double[] b = in[1].doubles;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = (double) a[row] <= b[row];
        }
    }

    private static void doubleAtMostLong(Vector[] in, Vector out, int[] rows, int count) {
        double[] a = in[0].doubles;
        long[] b = in[1].longs;
        boolean[] result = out.booleans;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[row] = a[row] <= (double) b[row];
        }
    }

    private static void textsEqual(Vector[] in, Vector out, int[] rows, int count) {
        Vector a = in[0];
        Vector b = in[1];
        byte[] aBytes = a.bytes.array();
        byte[] bBytes = b.bytes.array();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out.booleans[row] = Arrays.equals(aBytes, a.starts[row], a.ends[row], bBytes, b.starts[row], b.ends[row]);
        }
    }

    private static void textsLess(Vector[] in, Vector out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            out.booleans[rows[i]] = compareTexts(in[0], in[1], rows[i]) < 0;
        }
    }

    private static void textsAtMost(Vector[] in, Vector out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            out.booleans[rows[i]] = compareTexts(in[0], in[1], rows[i]) <= 0;
        }
    }

    private static int compareTexts(Vector a, Vector b, int row) {
        return Arrays.compareUnsigned(
                a.bytes.array(), a.starts[row], a.ends[row], b.bytes.array(), b.starts[row], b.ends[row]);
    }

    private static Kernel decimals(IntPredicate test) {
        return Kernel.byRow((in, out, row) -> out.booleans[row] =
                test.test(new BigDecimal(in[0].text(row)).compareTo(new BigDecimal(in[1].text(row)))));
    }
}
