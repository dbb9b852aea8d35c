package io.batchwright.serve.own.api;

import io.batchwright.schedule.Schedules;
import io.batchwright.serve.action.Audited;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.Done;
import io.batchwright.serve.audit.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Pauses and resumes schedules. */
@ApiController
class PausesApi {

    private final Schedules schedules;
    private final NamedPipelines named;
    private final Audited audited;

    PausesApi(Schedules schedules, NamedPipelines named, Audited audited) {
        this.schedules = schedules;
        this.named = named;
        this.audited = audited;
    }

    @PostMapping("/pipelines/{name}/pause")
    Done pause(@PathVariable String name, HttpServletRequest request) {
        Actor actor = Actor.of(request);
        return change(
                actor, "pause", name, () -> schedules.pause(name, actor.name()) ? "is paused" : "was paused before");
    }

    @PostMapping("/pipelines/{name}/resume")
    Done resume(@PathVariable String name, HttpServletRequest request) {
        return change(
                Actor.of(request),
                "resume",
                name,
                () -> schedules.resume(name) ? "runs by its schedule again" : "was not paused");
    }

    private Done change(Actor actor, String action, String name, Supplier<String> work) {
        named.require(name);
        return new Done("'" + name + "' " + audited.perform(actor, action, name, work) + ".");
    }
}
