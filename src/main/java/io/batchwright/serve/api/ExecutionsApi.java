package io.batchwright.serve.api;

import io.batchwright.batch.BatchContext;
import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionPage;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.report.ExecutionJson;
import io.batchwright.sink.Checkpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Executions: page by page, and all that is known of one. */
@ApiController
class ExecutionsApi {

    private final RepositoryReader reader;
    private final Known known;
    private final ObjectProvider<BatchContext> batch;

    /** @param batch there only for our own repository */
    ExecutionsApi(RepositoryReader reader, Known known, ObjectProvider<BatchContext> batch) {
        this.reader = reader;
        this.known = known;
        this.batch = batch;
    }

    @GetMapping("/executions")
    ResponseEntity<Json> executions(
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable Set<ExecutionStatus> status,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable OffsetDateTime from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Nullable String parameter,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        ExecutionsRequest wanted = new ExecutionsRequest(pipeline, status, from, to, parameter, before, after);
        ExecutionPage found = reader.page(wanted.filter(), Page.requireLimit(limit));
        List<Execution> list = found.executions();
        if (list.isEmpty() && pipeline != null) {
            known.requirePipeline(pipeline);
        }
        Page page = new Page(request);
        if (found.newer() && !list.isEmpty()) {
            page.link("prev", "after", list.get(0).id());
        }
        return page.of(
                list,
                found.older(),
                "before",
                Execution::id,
                (json, execution) -> new ExecutionJson(json).summary(execution));
    }

    @GetMapping("/executions/{id}")
    Json execution(@PathVariable long id) {
        Execution execution = reader.execution(id)
                .orElseThrow(() -> ApiException.notFound("there is no execution " + id + " in this repository"));
        BatchContext own = batch.getIfAvailable();
        Checkpoint load = own == null ? null : own.jobs().load(id).orElse(null);
        var parameters = reader.parameters(id);
        var steps = reader.steps(id);
        return Json.of(json -> new ExecutionJson(json).details(execution, parameters, steps, load));
    }
}
