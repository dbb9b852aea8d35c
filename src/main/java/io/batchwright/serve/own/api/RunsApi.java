package io.batchwright.serve.own.api;

import io.batchwright.batch.RunResult;
import io.batchwright.serve.action.Audited;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.ApiException;
import io.batchwright.serve.api.Known;
import io.batchwright.serve.audit.Actor;
import io.batchwright.serve.own.PipelineActions;
import io.batchwright.serve.own.PipelineRejects;
import io.batchwright.serve.own.Started;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Runs pipelines, and goes on with loads. */
@ApiController
class RunsApi {

    private final PipelineActions actions;
    private final PipelineRejects rejects;
    private final NamedPipelines named;
    private final Known known;
    private final Audited audited;

    RunsApi(PipelineActions actions, PipelineRejects rejects, NamedPipelines named, Known known, Audited audited) {
        this.actions = actions;
        this.rejects = rejects;
        this.named = named;
        this.known = known;
        this.audited = audited;
    }

    @PostMapping("/pipelines/{name}/runs")
    ResponseEntity<Started> run(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable RunRequest body,
            HttpServletRequest request) {
        RunRequest wanted = body == null ? RunRequest.PLAIN : body;
        named.require(name);
        return start(request, "run", name, () -> actions.run(name, wanted.parameters(), wanted.rerun()));
    }

    @PostMapping("/executions/{id}/restart")
    ResponseEntity<Started> restart(
            @PathVariable long id,
            @RequestBody(required = false) @Nullable RestartRequest body,
            HttpServletRequest request) {
        known.requireExecution(id);
        Map<String, String> given = body == null ? Map.of() : body.parameters();
        return start(request, "restart", Long.toString(id), () -> actions.restart(id, given));
    }

    @PostMapping("/pipelines/{name}/rejects/replay")
    ResponseEntity<Started> replay(
            @PathVariable String name, @RequestBody ReplayRequest body, HttpServletRequest request) {
        named.require(name);
        String load = new RejectChoice(rejects.store(name), name).load(body.load());
        return start(request, "replay", name, () -> actions.replay(name, load, body.execution()));
    }

    private ResponseEntity<Started> start(
            HttpServletRequest request, String action, String target, Supplier<Started> work) {
        Started started = audited.perform(Actor.of(request), action, target, work);
        if (started.ended() == RunResult.Status.FAILED) {
            throw ApiException.conflict(started.message());
        }
        if (started.ended() != null) {
            return ResponseEntity.ok(started);
        }
        ResponseEntity.BodyBuilder accepted = ResponseEntity.status(HttpStatus.ACCEPTED);
        if (started.execution() != null) {
            accepted.location(URI.create(ApiController.ROOT + "/executions/" + started.execution()));
        }
        return accepted.body(started);
    }
}
