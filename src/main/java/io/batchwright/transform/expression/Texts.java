package io.batchwright.transform.expression;

import static io.batchwright.transform.expression.ValueType.BOOL;
import static io.batchwright.transform.expression.ValueType.INT;
import static io.batchwright.transform.expression.ValueType.STRING;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.batchwright.bytes.Whitespace;
import java.util.Arrays;
import java.util.List;

/** The functions of text, on UTF-8 bytes. Lengths and positions count code points, from 0. */
final class Texts {

    private Texts() {}

    static void addTo(List<Function> functions) {
        functions.add(Function.of("_+_", STRING, Kernel.byRow(Texts::concat), STRING, STRING));
        Kernel size = Kernel.byRow((in, out, row) -> out.longs[row] = size(in[0], row));
        functions.add(Function.of("size", INT, size, STRING));
        functions.add(Function.member("size", INT, size, STRING));
        functions.add(Function.member("contains", BOOL, Kernel.byRow(Texts::contains), STRING, STRING));
        functions.add(Function.member("startsWith", BOOL, Kernel.byRow(Texts::startsWith), STRING, STRING));
        functions.add(Function.member("endsWith", BOOL, Kernel.byRow(Texts::endsWith), STRING, STRING));
        functions.add(new Function("matches", true, BOOL, List.of(STRING, STRING), Texts::matches));
        functions.add(new Function("matches", false, BOOL, List.of(STRING, STRING), Texts::matches));
        functions.add(Function.member(
                "lowerAscii", STRING, Kernel.byRow((in, out, row) -> fold(in[0], out, row, 'A')), STRING));
        functions.add(Function.member(
                "upperAscii", STRING, Kernel.byRow((in, out, row) -> fold(in[0], out, row, 'a')), STRING));
        functions.add(Function.member("trim", STRING, Kernel.byRow(Texts::trim), STRING));
        functions.add(Function.member("replace", STRING, Kernel.byRow(Texts::replace), STRING, STRING, STRING));
        functions.add(Function.member("substring", STRING, Kernel.byRow(Texts::substringFrom), STRING, INT));
        functions.add(Function.member("substring", STRING, Kernel.byRow(Texts::substring), STRING, INT, INT));
    }

    private static void concat(Vector[] in, Vector out, int row) {
        Vector a = in[0];
        Vector b = in[1];
        out.text(row, a.bytes.array(), a.starts[row], a.ends[row]);
        out.bytes.append(b.bytes.array(), b.starts[row], b.ends[row]);
        out.ends[row] = out.bytes.length();
    }

    private static boolean startsCodePoint(byte b) {
        return (b & 0xC0) != 0x80;
    }

    private static long size(Vector text, int row) {
        byte[] array = text.bytes.array();
        long size = 0;
        for (int i = text.starts[row]; i < text.ends[row]; i++) {
            size += startsCodePoint(array[i]) ? 1 : 0;
        }
        return size;
    }

    private static void contains(Vector[] in, Vector out, int row) {
        out.booleans[row] = indexOf(in[0], in[0].starts[row], in[1], row) >= 0;
    }

    /** Index of the first byte at or after {@code from} where {@code part} stands, or -1. */
    private static int indexOf(Vector text, int from, Vector part, int row) {
        byte[] array = text.bytes.array();
        byte[] sought = part.bytes.array();
        int start = part.starts[row];
        int end = part.ends[row];
        for (int i = from, last = text.ends[row] - (end - start); i <= last; i++) {
            if (Arrays.equals(array, i, i + (end - start), sought, start, end)) {
                return i;
            }
        }
        return -1;
    }

    private static void startsWith(Vector[] in, Vector out, int row) {
        int start = in[0].starts[row];
        int length = in[1].ends[row] - in[1].starts[row];
        out.booleans[row] = length <= in[0].ends[row] - start && equalAt(in, start, length, row);
    }

    private static void endsWith(Vector[] in, Vector out, int row) {
        int length = in[1].ends[row] - in[1].starts[row];
        int start = in[0].ends[row] - length;
        out.booleans[row] = start >= in[0].starts[row] && equalAt(in, start, length, row);
    }

    private static boolean equalAt(Vector[] in, int start, int length, int row) {
        return Arrays.equals(
                in[0].bytes.array(), start, start + length, in[1].bytes.array(), in[1].starts[row], in[1].ends[row]);
    }

    private static Kernel matches(List<Node> operands) {
        String expression = Function.Preparation.constantText(operands, 1, "the pattern of matches()");
        try {
            Pattern pattern = Pattern.compile(expression);
            return Kernel.byRow((in, out, row) ->
                    out.booleans[row] = pattern.matcher(in[0].text(row)).find());
        } catch (PatternSyntaxException e) {
            throw new InvalidExpressionException(1, "expected an RE2 pattern: " + e.getMessage());
        }
    }

    /** Changes the case of the 26 letters from {@code first} on. */
    private static void fold(Vector text, Vector out, int row, int first) {
        out.text(row, text.bytes.array(), text.starts[row], text.ends[row]);
        byte[] array = out.bytes.array();
        for (int i = out.starts[row]; i < out.ends[row]; i++) {
            if (array[i] >= first && array[i] < first + 26) {
                array[i] ^= 0x20;
            }
        }
    }

    private static void trim(Vector[] in, Vector out, int row) {
        byte[] array = in[0].bytes.array();
        int start = Whitespace.skip(array, in[0].starts[row], in[0].ends[row]);
        out.text(row, array, start, Whitespace.trimEnd(array, start, in[0].ends[row]));
    }

    private static void replace(Vector[] in, Vector out, int row) {
        int start = out.bytes.length();
        if (in[1].starts[row] == in[1].ends[row]) {
            insertEverywhere(in[0], in[2], out, row);
        } else {
            replaceEach(in, out, row);
        }
        out.starts[row] = start;
        out.ends[row] = out.bytes.length();
    }

    private static void replaceEach(Vector[] in, Vector out, int row) {
        Vector text = in[0];
        Vector replacement = in[2];
        int from = text.starts[row];
        for (int at = indexOf(text, from, in[1], row); at >= 0; at = indexOf(text, from, in[1], row)) {
            out.bytes.append(text.bytes.array(), from, at);
            out.bytes.append(replacement.bytes.array(), replacement.starts[row], replacement.ends[row]);
            from = at + (in[1].ends[row] - in[1].starts[row]);
        }
        out.bytes.append(text.bytes.array(), from, text.ends[row]);
    }

    /** What CEL does when asked to replace the empty text: it stands before every code point and at the end. */
    private static void insertEverywhere(Vector text, Vector inserted, Vector out, int row) {
        for (int i = text.starts[row]; i < text.ends[row]; i++) {
            if (startsCodePoint(text.bytes.array()[i])) {
                out.bytes.append(inserted.bytes.array(), inserted.starts[row], inserted.ends[row]);
            }
            out.bytes.append(text.bytes.array()[i]);
        }
        out.bytes.append(inserted.bytes.array(), inserted.starts[row], inserted.ends[row]);
    }

    private static void substringFrom(Vector[] in, Vector out, int row) {
        substring(in[0], in[1].longs[row], size(in[0], row), out, row);
    }

    private static void substring(Vector[] in, Vector out, int row) {
        substring(in[0], in[1].longs[row], in[2].longs[row], out, row);
    }

    private static void substring(Vector text, long from, long to, Vector out, int row) {
        long size = size(text, row);
        if (from < 0 || from > to || to > size) {
            out.fail(row, "substring from " + from + " to " + to + " of a text of " + size + " characters");
            return;
        }
        byte[] array = text.bytes.array();
        int start = skip(array, text.starts[row], text.ends[row], from);
        out.text(row, array, start, skip(array, start, text.ends[row], to - from));
    }

    /** Index after {@code codePoints} code points. */
    private static int skip(byte[] array, int from, int to, long codePoints) {
        int i = from;
        for (long left = codePoints; left > 0; left--) {
            i++;
            while (i < to && !startsCodePoint(array[i])) {
                i++;
            }
        }
        return i;
    }
}
