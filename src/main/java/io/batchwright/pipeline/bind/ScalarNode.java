package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;

/**
 * A piece of text.
 *
 * @param mark where it begins, its quote included
 * @param raw the text, with {@code ${…}} not yet replaced
 * @param start where its first character stands
 * @param spelling how it stands in the file
 */
record ScalarNode(Mark mark, String raw, Mark start, Spelling spelling) implements Node {

    /** How a text stands in the file, to find the place of one character of it. */
    enum Spelling {
        /** On one line, character by character. */
        VERBATIM,
        /** As a literal block: line by line, indented. */
        LITERAL,
        /** With escapes, or folded. */
        REWRITTEN
    }

    /** Text that stands in no file. */
    static ScalarNode of(Mark mark, String text) {
        return new ScalarNode(mark, text, mark, Spelling.REWRITTEN);
    }

    @Override
    public Mark markAt(int offset) {
        if (offset == 0 || offset > raw.length() || raw.contains("${")) {
            return mark;
        }
        int lineStart = raw.lastIndexOf('\n', offset - 1) + 1;
        int column = start.column() + raw.codePointCount(lineStart, offset);
        return switch (spelling) {
            case VERBATIM -> new Mark(start.file(), start.line(), column);
            case LITERAL -> {
                int lines = (int) raw.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                yield new Mark(start.file(), start.line() + lines, column);
            }
            case REWRITTEN -> mark;
        };
    }

    @Override
    public String described() {
        return "'" + raw + "'";
    }
}
