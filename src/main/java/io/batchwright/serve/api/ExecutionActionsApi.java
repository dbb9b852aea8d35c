package io.batchwright.serve.api;

import io.batchwright.serve.action.Audited;
import io.batchwright.serve.action.ExecutionActions;
import io.batchwright.serve.audit.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Acts on executions. */
@ApiController
class ExecutionActionsApi {

    private final Known known;
    private final ExecutionActions actions;
    private final Audited audited;

    ExecutionActionsApi(Known known, ExecutionActions actions, Audited audited) {
        this.known = known;
        this.actions = actions;
        this.audited = audited;
    }

    /** @param force whether to believe that the process is gone if that can not be told */
    record Recovery(boolean force) {}

    /** The stop comes after the chunk in hand. */
    @PostMapping("/executions/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Done stop(@PathVariable long id, HttpServletRequest request) {
        return act(request, "stop", id, () -> actions.stop(id));
    }

    @PostMapping("/executions/{id}/recover")
    Done recover(
            @PathVariable long id, @RequestBody(required = false) @Nullable Recovery body, HttpServletRequest request) {
        boolean force = body != null && body.force();
        return act(request, "recover", id, () -> actions.recover(id, force));
    }

    @PostMapping("/executions/{id}/abandon")
    Done abandon(@PathVariable long id, HttpServletRequest request) {
        return act(request, "abandon", id, () -> actions.abandon(id));
    }

    private Done act(HttpServletRequest request, String action, long id, Supplier<String> work) {
        if (!actions.allowed()) {
            throw ApiException.forbidden("this repository is only looked at: its server was not started to act on it");
        }
        known.requireExecution(id);
        return new Done(audited.perform(Actor.of(request), action, Long.toString(id), work));
    }
}
