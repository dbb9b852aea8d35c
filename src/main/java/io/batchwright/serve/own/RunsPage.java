package io.batchwright.serve.own;

import io.batchwright.serve.action.Audited;
import io.batchwright.serve.audit.Actor;
import io.batchwright.spec.ForUsers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts runs, restarts and replays, and shows the execution that came of it. */
@Controller
class RunsPage {

    private static final String PARAMETER = "params.";

    private final PipelineActions actions;
    private final Audited audited;

    RunsPage(PipelineActions actions, Audited audited) {
        this.actions = actions;
        this.audited = audited;
    }

    @PostMapping("/pipelines/{name}/run")
    String run(
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean rerun,
            @RequestParam(defaultValue = "") String others,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Map<String, String> given = new LinkedHashMap<>();
        form.forEach((key, value) -> {
            if (key.startsWith(PARAMETER) && !value.isBlank()) {
                given.put(key.substring(PARAMETER.length()), value.strip());
            }
        });
        others.lines().map(String::strip).filter(line -> line.indexOf('=') > 0).forEach(line -> {
            int equals = line.indexOf('=');
            given.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        });
        return start(request, "run", name, () -> actions.run(name, given, rerun), PageAddress.ofPipeline(name), flash);
    }

    @PostMapping("/executions/{id}/restart")
    String restart(@PathVariable long id, HttpServletRequest request, RedirectAttributes flash) {
        return start(request, "restart", Long.toString(id), () -> actions.restart(id), "/executions/" + id, flash);
    }

    @PostMapping("/rejects/{name}/{load}/replay")
    String replay(
            @PathVariable String name,
            @PathVariable String load,
            HttpServletRequest request,
            RedirectAttributes flash) {
        return start(
                request,
                "replay",
                name,
                () -> actions.replay(name, load, null),
                PageAddress.ofRejects(name, load),
                flash);
    }

    private String start(
            HttpServletRequest request,
            String action,
            String target,
            Supplier<Started> work,
            String otherwise,
            RedirectAttributes flash) {
        try {
            Started started = audited.perform(Actor.of(request), action, target, work);
            flash.addFlashAttribute("done", started.message());
            return "redirect:" + (started.execution() == null ? otherwise : "/executions/" + started.execution());
        } catch (RuntimeException e) {
            flash.addFlashAttribute("refused", ForUsers.message(e));
            return "redirect:" + otherwise;
        }
    }
}
