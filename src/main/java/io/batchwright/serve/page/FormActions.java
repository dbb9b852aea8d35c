package io.batchwright.serve.page;

import io.batchwright.serve.action.Audited;
import io.batchwright.serve.audit.Actor;
import io.batchwright.spec.ForUsers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Does what the forms of pages ask for, and shows a page with what came of it. Thread-safe. */
@Component
public final class FormActions {

    private final Audited audited;

    FormActions(Audited audited) {
        this.audited = audited;
    }

    /**
     * What came of an action.
     *
     * @param message what to tell the user
     * @param page the path of the page that shows it
     */
    public record Outcome(String message, String page) {}

    /**
     * Does something that is kept in the audit log.
     *
     * @param action what: stop, restart, run …
     * @param target to what: a pipeline, or an execution's id
     * @param origin the path of the page to show again, with the reason, if it can not be done
     * @return the redirect to answer with
     */
    public String perform(
            HttpServletRequest request, String action, String target, String origin, Supplier<Outcome> work) {
        var flash = RequestContextUtils.getOutputFlashMap(request);
        try {
            Outcome outcome = audited.perform(Actor.of(request), action, target, work);
            flash.put("done", outcome.message());
            return "redirect:" + outcome.page();
        } catch (RuntimeException e) {
            flash.put("refused", ForUsers.message(e));
            return "redirect:" + origin;
        }
    }
}
