package io.batchwright.serve.own;

import io.batchwright.serve.page.FormActions;
import io.batchwright.serve.page.FormActions.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts runs, restarts and replays, and shows the execution that came of it. */
@Controller
class RunsPage {

    private static final String PARAMETER = "params.";

    private final PipelineActions actions;
    private final FormActions forms;

    RunsPage(PipelineActions actions, FormActions forms) {
        this.actions = actions;
        this.forms = forms;
    }

    @PostMapping("/pipelines/{name}/run")
    String run(
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean rerun,
            @RequestParam(defaultValue = "") String others,
            @RequestParam Map<String, String> form,
            HttpServletRequest request) {
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
        return start(request, "run", name, PageAddress.ofPipeline(name), () -> actions.run(name, given, rerun));
    }

    @PostMapping("/executions/{id}/restart")
    String restart(@PathVariable long id, HttpServletRequest request) {
        return start(request, "restart", Long.toString(id), execution(id), () -> actions.restart(id));
    }

    @PostMapping("/rejects/{name}/{load}/replay")
    String replay(@PathVariable String name, @PathVariable String load, HttpServletRequest request) {
        return start(
                request, "replay", name, PageAddress.ofRejects(name, load), () -> actions.replay(name, load, null));
    }

    private String start(
            HttpServletRequest request, String action, String target, String origin, Supplier<Started> work) {
        return forms.perform(request, action, target, origin, () -> outcome(work.get(), origin));
    }

    private static Outcome outcome(Started started, String origin) {
        Long id = started.execution();
        return new Outcome(started.message(), id == null ? origin : execution(id));
    }

    private static String execution(long id) {
        return "/executions/" + id;
    }
}
