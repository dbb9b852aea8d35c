package io.batchwright.source;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a query that fields and key ask for; collects everything that is wrong with them. */
final class JdbcBinding {

    private final JdbcColumns columns;
    private final List<String> problems = new ArrayList<>();

    JdbcBinding(JdbcColumns columns) {
        this.columns = columns;
    }

    /** The key's columns, in its order. */
    List<JdbcColumn> key(List<String> names) {
        List<JdbcColumn> found = new ArrayList<>();
        for (String name : names) {
            JdbcColumn column = column("key", name);
            if (column != null && JdbcKeyType.of(column) == null) {
                problems.add("column '" + column.label() + "' of type " + column.typeName()
                        + " cannot be a key; a key is a whole number, a decimal, text, a date, a timestamp or a uuid (or cast"
                        + " to one in the query)");
            } else if (column != null) {
                found.add(column);
            }
        }
        return found;
    }

    /** The fields' columns, in their order. */
    List<JdbcColumn> fields(Schema schema) {
        List<JdbcColumn> found = new ArrayList<>();
        for (Field field : schema.fields()) {
            JdbcColumn column = column("field '" + field.name() + "'", field.from());
            if (column != null && mayFit(field, column)) {
                found.add(column);
            }
        }
        return found;
    }

    private boolean mayFit(Field field, JdbcColumn column) {
        FieldType type = field.type();
        if (!column.type().fits(type.kind())) {
            problems.add("field '" + field.name() + "' of type " + type + " cannot come from column '" + column.label()
                    + "' of type " + column.typeName() + "; convert it in the query, or declare another type");
            return false;
        }
        if (type.pattern() != null && column.type() != JdbcType.TEXT) {
            problems.add("field '" + field.name() + "' has a pattern, which only text can fit, and column '"
                    + column.label() + "' is of type " + column.typeName() + "; leave the pattern out");
            return false;
        }
        return true;
    }

    private @Nullable JdbcColumn column(String wanting, String name) {
        List<JdbcColumn> named = columns.named(name);
        if (named.size() == 1) {
            return named.get(0);
        }
        problems.add(wanting + " wants column '" + name + "', which is "
                + (named.isEmpty() ? "not there" : "there more than once"));
        return null;
    }

    /** @throws SourceException with everything that was wrong so far */
    void requireSound() {
        if (!problems.isEmpty()) {
            throw new SourceException("source.query: " + String.join("; ", problems) + ". The query gives: " + columns);
        }
    }
}
