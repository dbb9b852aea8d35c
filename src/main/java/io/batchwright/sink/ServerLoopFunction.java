package io.batchwright.sink;

import io.batchwright.sink.KnownConstraints.Check;
import io.batchwright.sink.KnownConstraints.Unique;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of the function behind {@link ServerLoop}, which lives as long as its connection. It returns the rows that the
 * target did not take, by their place from 0: refused ones with the error, left out ones without.
 *
 * <p>An exception in PL/pgSQL costs as much as several inserts. So only the first row that a check or a unique key refuses is
 * refused by the insert; the following ones are held against that constraint before they are inserted. Which column a value is too long or too large for, PostgreSQL does not say about an INSERT; such
 * values are assigned to variables of the columns' types to find it, as a field's index from 0.
 *
 * <p>Variables are called as the columns are, because that is how checks speak of them; all others begin with {@code
 * batchwright_}.
 */
final class ServerLoopFunction {

    static final String NAME = "pg_temp.batchwright_write()";

    private static final String REFUSE = """
                        batchwright_message := NULL;
                        batchwright_detail := NULL;
                        batchwright_hint := NULL;
                        batchwright_column := NULL;
                        batchwright_field := NULL;
                        RETURN NEXT;
                        CONTINUE;
                    END IF;
            """;

    private final WriteTarget target;
    private final WriteMode mode;
    private final StageTable stage;
    private final List<Check> checks;
    private final List<Unique> uniques;

    ServerLoopFunction(WriteTarget target, WriteMode mode, StageTable stage, KnownConstraints constraints) {
        this.target = target;
        this.mode = mode;
        this.stage = stage;
        this.checks = constraints.checks();
        this.uniques = constraints.uniques();
    }

    /** The statement that makes the function. */
    String definition() {
        return "CREATE OR REPLACE FUNCTION " + NAME
                + " RETURNS TABLE (batchwright_place integer, batchwright_state text,"
                + " batchwright_message text, batchwright_detail text, batchwright_hint text, batchwright_column text,"
                + " batchwright_field integer, batchwright_constraint text) LANGUAGE plpgsql AS $batchwright$\n"
                + "#variable_conflict use_column\n<<batchwright>>\nDECLARE\n"
                + "    batchwright_taken integer;\n"
                + declarations() + "BEGIN\n    batchwright_place := -1;\n    FOR " + target.columnNames()
                + " IN SELECT "
                + stage.columnNames() + stage.inOrder() + " LOOP\n"
                + "        batchwright_place := batchwright_place + 1;\n        batchwright_state := NULL;\n"
                + each(checks, this::checkFirst) + each(uniques, this::lookFirst) + insert()
                + "        IF batchwright_state IS NOT NULL OR (" + (mode == WriteMode.IGNORE)
                + " AND batchwright_taken = 0) THEN\n            RETURN NEXT;\n        END IF;\n"
                + "    END LOOP;\nEND\n$batchwright$";
    }

    private String declarations() {
        return eachColumn(i -> "    " + column(i) + " " + stage.typeName(i) + ";\n    batchwright_typed_" + i + " "
                        + target.table().quoted() + "." + column(i) + "%TYPE;\n")
                + each(checks, i -> "    batchwright_check_" + i + " boolean := FALSE;\n")
                + each(uniques, i -> "    batchwright_unique_" + i + " boolean := FALSE;\n");
    }

    private String checkFirst(int i) {
        return """
                        IF batchwright_check_%1$d AND (%2$s) IS FALSE THEN
                            batchwright_state := '%3$s';
                            batchwright_constraint := %4$s;
                """.formatted(
                                i,
                                checks.get(i).expression(),
                                SqlErrors.CHECK_VIOLATION,
                                text(checks.get(i).name()))
                + REFUSE;
    }

    private String lookFirst(int i) {
        String found = uniques.get(i).columns().stream()
                .map(Vendor::quote)
                .map(name -> "batchwright_target." + name + " = batchwright." + name)
                .collect(Collectors.joining(" AND "));
        return """
                        IF batchwright_unique_%1$d
                                AND EXISTS (SELECT FROM %2$s AS batchwright_target WHERE %3$s) THEN
                            batchwright_state := '%4$s';
                            batchwright_constraint := %5$s;
                """.formatted(
                                i,
                                target.table().quoted(),
                                found,
                                SqlErrors.UNIQUE_VIOLATION,
                                text(uniques.get(i).name()))
                + REFUSE;
    }

    private String insert() {
        return """
                        BEGIN
                            %s VALUES (%s)%s;
                            GET DIAGNOSTICS batchwright_taken = ROW_COUNT;
                        EXCEPTION WHEN OTHERS THEN
                            IF NOT (%s) THEN
                                RAISE;
                            END IF;
                            GET STACKED DIAGNOSTICS batchwright_state = RETURNED_SQLSTATE,
                                batchwright_message = MESSAGE_TEXT, batchwright_detail = PG_EXCEPTION_DETAIL,
                                batchwright_hint = PG_EXCEPTION_HINT, batchwright_column = COLUMN_NAME,
                                batchwright_constraint = CONSTRAINT_NAME;
                            batchwright_field := NULL;
                            IF left(batchwright_state, 2) = '22' THEN
                                BEGIN
                %s                    batchwright_field := NULL;
                                EXCEPTION WHEN OTHERS THEN
                                    NULL;
                                END;
                            END IF;
                %s%s        END;
                """.formatted(
                        target.insertInto(),
                        stage.values(i -> stage.value(i, variable(i))),
                        target.onConflict(mode),
                        aboutRow(),
                        eachColumn(i -> "                    batchwright_field := " + i + "; batchwright_typed_" + i
                                + " := " + stage.value(i, variable(i)) + ";\n"),
                        each(
                                checks,
                                i -> learn(
                                        "check_" + i,
                                        SqlErrors.CHECK_VIOLATION,
                                        checks.get(i).name())),
                        each(
                                uniques,
                                i -> learn(
                                        "unique_" + i,
                                        SqlErrors.UNIQUE_VIOLATION,
                                        uniques.get(i).name())));
    }

    private static String learn(String flag, String state, String constraint) {
        return """
                            batchwright_%1$s := batchwright_%1$s
                                OR (batchwright_state = '%2$s' AND batchwright_constraint = %3$s);
                """.formatted(flag, state, text(constraint));
    }

    private String variable(int field) {
        return "batchwright." + column(field);
    }

    private String column(int field) {
        return Vendor.quote(target.columns().get(field).name());
    }

    private String eachColumn(IntFunction<String> text) {
        return each(target.columns(), text);
    }

    private static String each(List<?> things, IntFunction<String> text) {
        return IntStream.range(0, things.size()).mapToObj(text).collect(Collectors.joining());
    }

    private static String aboutRow() {
        return "left(SQLSTATE, 2) IN " + texts(RowErrors.CLASSES) + " OR SQLSTATE IN " + texts(RowErrors.STATES);
    }

    private static String texts(List<String> values) {
        return values.stream().map(ServerLoopFunction::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
