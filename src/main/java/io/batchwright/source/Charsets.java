package io.batchwright.source;

import io.batchwright.spec.Problems;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Charsets by name, as pipeline files have them under {@code charset}. */
final class Charsets {

    private Charsets() {}

    /** Adds a problem at {@code charset} if this Java knows no charset of that name. */
    static void validate(String name, Problems problems) {
        if (find(name) == null) {
            problems.add(
                    "charset",
                    "unknown charset '" + name + "'; expected a name such as UTF-8, ISO-8859-1, windows-1252,"
                            + " UTF-16LE or Shift_JIS");
        }
    }

    /** The canonical name, so that "utf8" and "UTF-8" are the same load; the name itself if it is unknown. */
    static String canonical(String name) {
        Charset known = find(name);
        return known == null ? name : known.name();
    }

    /** The charset of that name, or null. */
    static @Nullable Charset find(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
