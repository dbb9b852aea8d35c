package io.batchwright.report;

/** What becomes of text that a spreadsheet would take for a formula, because it begins with {@code = + - @}, a tab or CR. */
public enum Formulas {
    /** It stays as it is, for programs. */
    KEPT {
        @Override
        String of(String text) {
            return text;
        }
    },
    /** It gets an apostrophe in front, which makes a spreadsheet show it as it is. */
    DEFUSED {
        @Override
        String of(String text) {
            return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        }
    };

    private static final String BEGINNINGS = "=+-@\t\r";

    abstract String of(String text);
}
