package io.batchwright.sink;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts what a database says about a row into words that do not differ from row to row, nor between databases where they mean the
 * same; the row's own values are left to the detail of its reject. Not thread-safe.
 */
final class RefusalReasons {

    /** Of numbers, whose detail is about the column. */
    private static final String OUT_OF_RANGE = "22003";

    /** PostgreSQL's {@code value "70000" is out of range for type smallint}. */
    private static final Pattern VALUE = Pattern.compile("^value \".*\"(?= is )", Pattern.DOTALL);

    /** H2's {@code Value too long for column "C CHARACTER(1)": "'ab' (2)"}, {@code … out of range: "7" in column "C"}. */
    private static final Pattern H2_VALUE = Pattern.compile(": \".*\"(?= in column \"|$)", Pattern.DOTALL);

    private final WriteTarget target;
    private RefusalReason last = new RefusalReason("", List.of(), "");

    RefusalReasons(WriteTarget target) {
        this.target = target;
    }

    /** The reason that an error is; an equal one as the last one is the same object. */
    RefusalReason of(RowError error) {
        RefusalReason reason = new RefusalReason(text(error), fields(error), remark(error));
        last = reason.equals(last) ? last : reason;
        return last;
    }

    private String text(RowError error) {
        String constraint = BesideTables.unmarked(Vendor.quote(String.valueOf(error.constraint())));
        return switch (String.valueOf(error.state())) {
            case "23505" -> "duplicate key in constraint " + constraint + list(error.key());
            case "23503", "23506" -> "no such key in foreign key constraint " + constraint + list(error.key());
            case "23514", "23513" -> "violates check constraint " + constraint;
            case "23502" ->
                "no value in column " + Vendor.quote(String.valueOf(error.column())) + ", which is NOT NULL";
            default -> BesideTables.unmarked(said(error));
        };
    }

    private static String list(List<String> columns) {
        return columns.isEmpty() ? "" : columns.stream().collect(Collectors.joining(", ", " (", ")"));
    }

    private static String said(RowError error) {
        String message = Objects.requireNonNullElse(error.message(), "no message");
        String stable = error.state() == null || !error.state().startsWith("22")
                ? message
                : H2_VALUE.matcher(VALUE.matcher(message).replaceFirst("value")).replaceFirst("");
        return SqlErrors.oneLine(stable
                + (OUT_OF_RANGE.equals(error.state()) ? SqlErrors.part(": ", error.detail(), "") : "")
                + SqlErrors.part("; hint: ", error.hint(), ""));
    }

    private List<String> fields(RowError error) {
        List<String> columns = error.key().isEmpty() && error.column() != null ? List.of(error.column()) : error.key();
        return SqlErrors.NOT_NULL_VIOLATION.equals(error.state())
                ? List.of()
                : columns.stream()
                        .map(target::fieldOf)
                        .filter(name -> target.schema().indexOf(name) >= 0)
                        .toList();
    }

    /** Violations of constraints are told in full by the reason and the row's values. */
    private static String remark(RowError error) {
        boolean told = error.state() == null || error.state().startsWith("23") || OUT_OF_RANGE.equals(error.state());
        return told ? "" : SqlErrors.oneLine(SqlErrors.part("", error.detail(), ""));
    }
}
