package io.batchwright.serve.own.api;

import io.batchwright.report.RejectJson;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.Json;
import io.batchwright.serve.api.Known;
import io.batchwright.serve.api.Page;
import io.batchwright.serve.own.PipelineRejects;
import io.batchwright.sink.ReasonCount;
import io.batchwright.sink.RejectPage;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.RejectSummary;
import io.batchwright.sink.StoredReject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
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
    private static final RejectPage NONE = new RejectPage(List.of(), false);

    private final PipelineRejects pipelines;
    private final Known known;

    RejectsApi(PipelineRejects pipelines, Known known) {
        this.pipelines = pipelines;
        this.known = known;
    }

    /**
     * The rejects of a run, in short.
     *
     * @param place its place among all
     * @param rejects they themselves
     */
    private record Summary(RejectsPlace place, RejectSummary rejects) {}

    @GetMapping("/rejects")
    ResponseEntity<Json> summaries(
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        int most = Page.oneMore(limit);
        RejectsPlace last = before == null ? RejectsPlace.START : RejectsPlace.of(before);
        List<Summary> page = new ArrayList<>();
        pipelines.stores(pipeline).tailMap(last.connection(), true).forEach((connection, store) -> {
            if (page.size() < most) {
                store.summaries(pipeline, last.in(connection), most - page.size())
                        .forEach(found -> page.add(new Summary(new RejectsPlace(connection, found.run()), found)));
            }
        });
        if (page.isEmpty()) {
            requireKnown(pipeline, null);
        }
        return new Page(request)
                .upTo(limit, page, "before", Summary::place, (json, found) -> RejectJson.write(json, found.rejects()));
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
        RejectPage page = new RejectChoice(rejects, name)
                .ofOneLoad(load, execution, input)
                .map(selection -> rejects.page(selection, after, limit))
                .orElse(NONE);
        if (page.rejects().isEmpty()) {
            requireKnown(name, execution);
        }
        return new Page(request).of(page.rejects(), page.more(), "after", StoredReject::id, RejectJson::write);
    }

    @GetMapping("/pipelines/{name}/rejects/reasons")
    Json reasons(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String load,
            @RequestParam(required = false) @Nullable Long execution,
            @RequestParam(required = false) @Nullable String input) {
        RejectStore rejects = pipelines.store(name);
        List<ReasonCount> reasons = new RejectChoice(rejects, name)
                .ofOneLoad(load, execution, input)
                .map(selection -> rejects.countByReason(selection, REASONS))
                .orElse(List.of());
        if (reasons.isEmpty()) {
            requireKnown(name, execution);
        }
        return Json.array(reasons, RejectJson::write);
    }

    /** Asked for what has no rejects only: others may have loaded into the database, of which the repository knows nothing. */
    private void requireKnown(@Nullable String pipeline, @Nullable Long execution) {
        if (pipeline != null) {
            known.requirePipeline(pipeline);
        }
        if (execution != null) {
            known.requireExecution(execution);
        }
    }
}
