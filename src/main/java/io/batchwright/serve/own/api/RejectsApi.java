package io.batchwright.serve.own.api;

import io.batchwright.report.RejectJson;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.Json;
import io.batchwright.serve.api.Page;
import io.batchwright.serve.own.PipelineRejects;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.RejectSummary;
import io.batchwright.sink.StoredReject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Rejects: the runs that have some, and the records of one load. */
@ApiController
class RejectsApi {

    private static final int REASONS = 100;

    private final PipelineRejects pipelines;

    RejectsApi(PipelineRejects pipelines) {
        this.pipelines = pipelines;
    }

    @GetMapping("/rejects")
    Json summaries(@RequestParam(required = false) @Nullable String pipeline) {
        List<RejectSummary> summaries = new ArrayList<>();
        pipelines.stores(pipeline).forEach(store -> summaries.addAll(store.summaries(pipeline)));
        summaries.sort(Comparator.comparing(RejectSummary::first));
        return Json.array(summaries, RejectJson::write);
    }

    @GetMapping("/pipelines/{name}/rejects")
    ResponseEntity<Json> rejects(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String load,
            @RequestParam(required = false) @Nullable Long execution,
            @RequestParam(required = false) @Nullable String input,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        RejectStore rejects = pipelines.store(name);
        Page.requireLimit(limit);
        List<StoredReject> page = new RejectChoice(rejects, name)
.ofOneLoad(load, execution, input)
                .map(selection -> rejects.page(selection, after, limit))
                .orElse(List.of());
        Page answer = new Page(request);
        if (!page.isEmpty()) {
            answer.link("next", "after", page.get(page.size() - 1).id());
        }
        return answer.of(page, RejectJson::write);
    }

    @GetMapping("/pipelines/{name}/rejects/reasons")
    Json reasons(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String load,
            @RequestParam(required = false) @Nullable Long execution,
            @RequestParam(required = false) @Nullable String input) {
        RejectStore rejects = pipelines.store(name);
        return new RejectChoice(rejects, name)
.ofOneLoad(load, execution, input)
                .map(selection -> Json.array(rejects.countByReason(selection, REASONS), RejectJson::write))
                .orElseGet(() -> Json.array(List.<StoredReject>of(), RejectJson::write));
    }
}
