package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.ApiException;
import io.batchwright.serve.own.table.NoTableException;
import io.batchwright.serve.own.table.RowFormat;
import io.batchwright.serve.own.table.TableRows;
import io.batchwright.serve.own.table.TargetTable;
import io.batchwright.serve.own.table.TargetTables;
import io.batchwright.spec.ForUsers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The tables that pipelines write to, and their rows. */
@ApiController
class TablesApi {

    private static final int AT_ONCE = 8;

    private final TargetTables tables;
    private final TableRows rows;
    private final Semaphore places = new Semaphore(AT_ONCE);

    TablesApi(TargetTables tables, TableRows rows) {
        this.tables = tables;
        this.rows = rows;
    }

    @GetMapping("/tables")
    List<TargetTable> tables() {
        return tables.all();
    }

    /** @param connection the name of the connection, empty for the default one; null if only one has such a table */
    @GetMapping("/tables/{table}/rows")
    void rows(
            @PathVariable String table,
            @RequestParam(defaultValue = "json-lines") RowFormat format,
            @RequestParam(required = false) @Nullable String connection,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TargetTable target = target(table, connection);
        if (!places.tryAcquire()) {
            response.setHeader("Retry-After", "10");
            throw ApiException.tooManyRequests(
                    "expected at most " + AT_ONCE + " tables to be read at once; try again later");
        }
        try {
            Download download = new Download(response, format.mediaType(), table + "." + format.extension());
            if (download.begin(request)) {
                download.write(out -> rows.write(target, format, out));
            }
        } catch (NoTableException e) {
            throw ApiException.notFound(ForUsers.message(e));
        } finally {
            places.release();
        }
    }

    private TargetTable target(String name, @Nullable String connection) {
        List<TargetTable> found = tables.all().stream()
                .filter(table -> table.name().equals(name))
                .filter(table ->
                        connection == null || connection.equals(Objects.requireNonNullElse(table.connection(), "")))
                .toList();
        if (found.isEmpty()) {
            throw ApiException.notFound("no pipeline writes to a table '" + name + "'"
                    + (connection == null ? "" : " over the connection '" + connection + "'"));
        }
        if (found.size() > 1) {
            throw ApiException.badRequest("pipelines write to a table '" + name + "' over several connections: "
                    + found.stream()
                            .map(table -> "connection=" + Objects.requireNonNullElse(table.connection(), ""))
                            .collect(Collectors.joining(", "))
                    + "; say which");
        }
        return found.get(0);
    }
}
