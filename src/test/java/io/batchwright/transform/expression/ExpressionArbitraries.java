package io.batchwright.transform.expression;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random well-typed expressions over the fields of {@link ExpressionOracleTest}, and random records for them. */
final class ExpressionArbitraries {

    private static final int DEPTH = 3;
    private static final String TEXT = "aAbZ0- é€😀";

    private ExpressionArbitraries() {}

    static Arbitrary<String> expressions() {
        return Arbitraries.oneOf(List.of(ints(DEPTH), doubles(DEPTH), bools(DEPTH), strings(DEPTH), timestamps(DEPTH)));
    }

    /**
     * A value for each field, in order; some of them null. NaN arises only in expressions: CEL's runtime takes a variable
     * that is NaN for equal to itself, because it is the same object.
     */
    static Arbitrary<List<@Nullable Object>> row() {
        return Combinators.combine(
                        Arbitraries.of(0L, 1L, -1L, 3L, 7L, 900L, Long.MAX_VALUE, Long.MIN_VALUE)
                                .injectNull(0.1),
                        Arbitraries.integers().between(-5, 5).map(Long::valueOf).injectNull(0.1),
                        Arbitraries.of(
                                        0.0,
                                        -0.0,
                                        1.5,
                                        -2.25,
                                        3.0,
                                        1e19,
                                        Double.POSITIVE_INFINITY,
                                        Double.NEGATIVE_INFINITY)
                                .injectNull(0.1),
                        Arbitraries.of(true, false).injectNull(0.1),
                        text().injectNull(0.1),
                        Arbitraries.of("12", "-7", "x", "1.5", "+3", "9223372036854775808", "aA")
                                .injectNull(0.1),
                        Arbitraries.of(
                                        "1970-01-01T00:00:00Z",
                                        "2024-02-29T23:59:59.999999Z",
                                        "1969-07-20T20:17:40.5Z",
                                        "9999-12-31T23:59:59Z")
                                .map(Instant::parse)
                                .injectNull(0.1))
                .as((i, k, d, b, s, t, ts) -> Arrays.asList(i, k, d, b, s, t, ts));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(TEXT.codePoints().mapToObj(Character::toString).toList())
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> ints(int depth) {
        Arbitrary<String> leaf = Arbitraries.of(
                "i", "i", "k", "k", "params.limit", "0", "1", "-1", "3", "9223372036854775807", "-9223372036854775808");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> getter = Arbitraries.of(
                "getFullYear()",
                "getMonth()",
                "getDate()",
                "getDayOfMonth()",
                "getDayOfWeek()",
                "getDayOfYear()",
                "getHours()",
                "getMinutes()",
                "getSeconds()",
                "getMilliseconds()",
                "getHours('Europe/Berlin')");
        return Arbitraries.oneOf(List.of(
                leaf,
                infix(ints(depth - 1), Arbitraries.of("+", "-", "*", "/", "%"), ints(depth - 1)),
                ints(depth - 1).map(a -> "-(" + a + ")"),
                choice(ints(depth - 1), depth),
                strings(depth - 1).map(a -> "size(" + a + ")"),
                doubles(depth - 1).map(a -> "int(" + a + ")"),
                strings(depth - 1).filter(ExpressionArbitraries::depends).map(a -> "int(" + a + ")"),
                timestamps(depth - 1).map(a -> "int(" + a + ")"),
                Combinators.combine(timestamps(depth - 1), getter).as((a, b) -> a + "." + b),
                Combinators.combine(timestamps(depth - 1), timestamps(depth - 1))
                        .as((a, b) -> "(" + a + " - " + b + ").getSeconds()")));
    }

    private static Arbitrary<String> doubles(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("d", "d", "0.0", "1.5", "-2.25", "1e300");
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.oneOf(List.of(
                leaf,
                infix(doubles(depth - 1), Arbitraries.of("+", "-", "*", "/"), doubles(depth - 1)),
                doubles(depth - 1).map(a -> "-(" + a + ")"),
                choice(doubles(depth - 1), depth),
                ints(depth - 1).map(a -> "double(" + a + ")"),
                strings(depth - 1).filter(ExpressionArbitraries::depends).map(a -> "double(" + a + ")")));
    }

    private static Arbitrary<String> bools(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("b", "b", "true", "false");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> comparison = Arbitraries.of("==", "!=", "<", "<=", ">", ">=");
        Arbitrary<String> test = Arbitraries.of("contains", "startsWith", "endsWith");
        return Arbitraries.oneOf(List.of(
                leaf,
                infix(bools(depth - 1), Arbitraries.of("&&", "||", "==", "!="), bools(depth - 1)),
                infix(bools(depth - 1), Arbitraries.of("&&", "||"), bools(depth - 1)),
                bools(depth - 1).map(a -> "!(" + a + ")"),
                choice(bools(depth - 1), depth),
                infix(ints(depth - 1), comparison, ints(depth - 1)),
                infix(doubles(depth - 1), comparison, doubles(depth - 1)),
                // CEL's runtime orders NaN and the negative zero in its own way when it mixes types.
                infix(ints(depth - 1), Arbitraries.of("<", "<=", ">", ">="), Arbitraries.of("1.5", "-2.25", "3.0")),
                infix(strings(depth - 1), comparison, strings(depth - 1)),
                infix(timestamps(depth - 1), comparison, timestamps(depth - 1)),
                Combinators.combine(strings(depth - 1), test, strings(depth - 1))
                        .as((a, f, b) -> a + "." + f + "(" + b + ")"),
                Combinators.combine(strings(depth - 1), Arbitraries.of("^a", "[A-Z]+$", "é?.", "\\\\d"))
                        .as((a, p) -> a + ".matches('" + p + "')"),
                Combinators.combine(ints(depth - 1), ints(depth - 1)).as((a, b) -> "(" + a + " in [1, " + b + ", 3])"),
                Combinators.combine(strings(depth - 1), strings(0)).as((a, b) -> "(" + a + " in ['a', " + b + "])")));
    }

    private static Arbitrary<String> strings(int depth) {
        Arbitrary<String> leaf =
                Arbitraries.oneOf(List.of(Arbitraries.of("s", "t"), text().map(text -> "'" + text + "'")));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.oneOf(List.of(
                leaf,
                infix(strings(depth - 1), Arbitraries.just("+"), strings(depth - 1)),
                choice(strings(depth - 1), depth),
                Arbitraries.oneOf(List.of(ints(depth - 1), doubles(depth - 1), bools(depth - 1)))
                        .map(a -> "string(" + a + ")"),
                Combinators.combine(strings(depth - 1), Arbitraries.of("lowerAscii", "upperAscii", "trim"))
                        .as((a, f) -> a + "." + f + "()"),
                Combinators.combine(strings(depth - 1), strings(0), strings(0))
                        .as((a, b, c) -> a + ".replace(" + b + ", " + c + ")"),
                Combinators.combine(strings(depth - 1), ints(0)).as((a, b) -> a + ".substring(" + b + ")"),
                Combinators.combine(strings(depth - 1), ints(0), ints(0))
                        .as((a, b, c) -> a + ".substring(" + b + ", " + c + ")")));
    }

    private static Arbitrary<String> timestamps(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("ts", "ts", "timestamp('2000-01-01T00:00:00Z')");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> duration =
                Arbitraries.of("duration('1h30m')", "duration('-0.000001s')", "duration('100000h')");
        return Arbitraries.oneOf(List.of(
                leaf,
                infix(timestamps(depth - 1), Arbitraries.of("+", "-"), duration),
                choice(timestamps(depth - 1), depth),
                ints(depth - 1).map(a -> "timestamp(" + a + ")")));
    }

    private static Arbitrary<String> infix(Arbitrary<String> a, Arbitrary<String> operator, Arbitrary<String> b) {
        return Combinators.combine(a, operator, b).as((x, o, y) -> "(" + x + " " + o + " " + y + ")");
    }

    private static Arbitrary<String> choice(Arbitrary<String> value, int depth) {
        return Combinators.combine(bools(depth - 1), value, value)
                .as((c, a, b) -> "(" + c + " ? " + a + " : " + b + ")");
    }

    /** Whether the text uses a field: a constant that can not be converted is an error at load, not a failure. */
    private static boolean depends(String expression) {
        return expression.equals("s") || expression.equals("t");
    }
}
