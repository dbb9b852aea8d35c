package io.batchwright.serve.page;

import io.batchwright.serve.action.Audited;
import io.batchwright.serve.action.ExecutionActions;
import io.batchwright.serve.audit.Actor;
import io.batchwright.spec.ForUsers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Acts on executions, and shows them again with what came of it. */
@Controller
class ExecutionActionsPage {

    private final ExecutionActions actions;
    private final Audited audited;

    ExecutionActionsPage(ExecutionActions actions, Audited audited) {
        this.actions = actions;
        this.audited = audited;
    }

    @PostMapping("/executions/{id}/stop")
    String stop(@PathVariable long id, HttpServletRequest request, RedirectAttributes flash) {
        return act(request, "stop", id, () -> actions.stop(id), flash);
    }

    @PostMapping("/executions/{id}/recover")
    String recover(@PathVariable long id, HttpServletRequest request, RedirectAttributes flash) {
        return act(request, "recover", id, () -> actions.recover(id, true), flash);
    }

    @PostMapping("/executions/{id}/abandon")
    String abandon(@PathVariable long id, HttpServletRequest request, RedirectAttributes flash) {
        return act(request, "abandon", id, () -> actions.abandon(id), flash);
    }

    private String act(
            HttpServletRequest request, String action, long id, Supplier<String> work, RedirectAttributes flash) {
        try {
            Actor actor = Actor.of(request);
            flash.addFlashAttribute("done", audited.perform(actor, action, Long.toString(id), work));
        } catch (RuntimeException e) {
            flash.addFlashAttribute("refused", ForUsers.message(e));
        }
        return "redirect:/executions/" + id;
    }
}
