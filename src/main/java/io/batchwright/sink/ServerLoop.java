package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves rows from the stage to the target one by one within PostgreSQL, which costs a few microseconds for each, refused or
 * not, where the client would need a savepoint and three round trips.
 *
 * <p>The function lives as long as the connection. It returns the rows that the target did not take, by their place from 0:
 * refused ones with the error, left out ones without. A field counts from 0. Which field a value is too long or too large
 * for, PostgreSQL does not say about an INSERT, so values that are refused are assigned to variables of the columns' types.
 */
final class ServerLoop {

    private static final String NAME = "pg_temp.batchwright_write()";

    private final Connection connection;
    private final WriteTarget target;
    private final WriteMode mode;
    private final StageTable stage;

    ServerLoop(Connection connection, WriteTarget target, WriteMode mode, StageTable stage) {
        this.connection = connection;
        this.target = target;
        this.mode = mode;
        this.stage = stage;
    }

    /** Moves the staged rows, which are {@code rows}. */
    RowOutcome write(RowSet rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + NAME);
                ResultSet result = statement.executeQuery()) {
            int missing = 0;
            List<Refusal> refusals = new ArrayList<>();
            RowCursor cursor = new RowCursor(rows);
            while (result.next()) {
                missing++;
                cursor.moveTo(result.getInt("place"));
                if (result.getString("state") != null) {
                    refusals.add(new Refusal(cursor.batch(), cursor.row(), field(result), reason(result)));
                }
            }
            return new RowOutcome(rows.size() - missing, refusals);
        }
    }

    private @Nullable String field(ResultSet result) throws SQLException {
        String column = result.getString("named");
        int field = result.getInt("field");
        if (column != null && !column.isEmpty()) {
            return target.fieldOf(column);
        }
        return result.wasNull() ? null : target.schema().field(field).name();
    }

    private static String reason(ResultSet result) throws SQLException {
        return SqlErrors.refusal(result.getString("message"), result.getString("detail"), result.getString("hint"));
    }

    /** The statement that makes the function. */
    String definition() {
        return """
                CREATE OR REPLACE FUNCTION %s RETURNS TABLE (place integer, state text, message text, detail text,
                        hint text, named text, field integer)
                LANGUAGE plpgsql AS $batchwright$
                #variable_conflict use_column
                DECLARE
                    given record;
                    taken integer;
                %s
                BEGIN
                    place := -1;
                    FOR given IN SELECT *%s LOOP
                        place := place + 1;
                        state := NULL;
                        BEGIN
                            %s VALUES (%s)%s;
                            GET DIAGNOSTICS taken = ROW_COUNT;
                        EXCEPTION WHEN OTHERS THEN
                            IF NOT (%s) THEN
                                RAISE;
                            END IF;
                            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
                                detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, named = COLUMN_NAME;
                            field := NULL;
                            IF left(state, 2) = '22' THEN
                                BEGIN
                %s
                                    field := NULL;
                                EXCEPTION WHEN OTHERS THEN
                                    NULL;
                                END;
                            END IF;
                        END;
                        IF state IS NOT NULL OR (%s AND taken = 0) THEN
                            RETURN NEXT;
                        END IF;
                    END LOOP;
                END
                $batchwright$""".formatted(
                        NAME,
                        lines("    v%1$d %2$s.%3$s%%TYPE;"),
                        stage.inOrder(),
                        target.insertInto(),
                        stage.values("given."),
                        target.onConflict(mode),
                        aboutRow(),
                        lines("                    field := %1$d; v%1$d := given.c%1$d;"),
                        mode == WriteMode.IGNORE);
    }

    private String lines(String format) {
        return IntStream.range(0, target.columns().size())
                .mapToObj(i -> format.formatted(
                        i,
                        target.table().quoted(),
                        Vendor.quote(target.columns().get(i).name())))
                .collect(Collectors.joining("\n"));
    }

    private static String aboutRow() {
        return "left(SQLSTATE, 2) IN " + texts(RowErrors.CLASSES) + " OR SQLSTATE IN " + texts(RowErrors.STATES);
    }

    private static String texts(List<String> values) {
        return values.stream().collect(Collectors.joining("', '", "('", "')"));
    }
}
