package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;

/**
 * Evenly distributed numbers.
 *
 * @param from the least
 * @param to the greatest whole number, or the bound below which fractions stay
 * @param as whether they are whole
 * @param seed makes them others
 */
@TypeName(value = "random", doc = "Evenly distributed numbers, the same at every run.")
public record RowsRandomSpec(
        @Key(value = "The least number.", defaultValue = "0")
        double from,

        @Key("The greatest whole number; doubles stay below it.")
        double to,

        @Key(value = "Whether the numbers are whole (long) or have fractions (double).", defaultValue = "long")
        Numbers as,

        @Key(value = "Another seed makes other numbers.", defaultValue = "1")
        long seed)
        implements RowsColumnSpec {

    /** Up to here every whole number is a double. */
    private static final double LARGEST = 1L << 53;

    /** What numbers are made. */
    public enum Numbers {
        LONG,
        DOUBLE
    }

    @Override
    public FieldType fieldType() {
        return as == Numbers.LONG ? FieldType.LONG : FieldType.DOUBLE;
    }

    @Override
    public void validate(Problems problems) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            problems.add("to", "expected a number above from: " + from + ", found " + to);
        } else if (as == Numbers.LONG && !(isWhole(from) && isWhole(to))) {
            problems.add(
                    "to",
                    "expected whole numbers within ±2^53, found " + from + " and " + to
                            + "; for numbers with fractions write as: double");
        }
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) <= LARGEST;
    }

    @Override
    public void fill(Column column, Bytes bytes, long before, int count) {
        for (int row = 0; row < count; row++) {
            double fraction = RowsHash.fraction(seed, column.field().from(), before + row);
            if (as == Numbers.LONG) {
                column.longs()[row] = (long) from + (long) (fraction * (to - from + 1));
            } else {
                column.doubles()[row] = Math.min(from + fraction * (to - from), Math.nextDown(to));
            }
        }
    }
}
