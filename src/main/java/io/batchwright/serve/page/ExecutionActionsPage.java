package io.batchwright.serve.page;

import io.batchwright.serve.action.ExecutionActions;
import io.batchwright.serve.page.FormActions.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Acts on executions, and shows them again with what came of it. */
@Controller
class ExecutionActionsPage {

    private final ExecutionActions actions;
    private final FormActions forms;

    ExecutionActionsPage(ExecutionActions actions, FormActions forms) {
        this.actions = actions;
        this.forms = forms;
    }

    @PostMapping("/executions/{id}/stop")
    String stop(@PathVariable long id, HttpServletRequest request) {
        return act(request, "stop", id, () -> actions.stop(id));
    }

    @PostMapping("/executions/{id}/recover")
    String recover(@PathVariable long id, HttpServletRequest request) {
        return act(request, "recover", id, () -> actions.recover(id, true));
    }

    @PostMapping("/executions/{id}/abandon")
    String abandon(@PathVariable long id, HttpServletRequest request) {
        return act(request, "abandon", id, () -> actions.abandon(id));
    }

    private String act(HttpServletRequest request, String action, long id, Supplier<String> work) {
        String page = "/executions/" + id;
        return forms.perform(request, action, Long.toString(id), page, () -> new Outcome(work.get(), page));
    }
}
