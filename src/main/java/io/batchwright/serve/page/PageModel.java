package io.batchwright.serve.page;

import io.batchwright.serve.action.ExecutionActions;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows: who is logged in and what they may do, and which part of the site the page belongs to. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    private final ExecutionActions actions;
    private final Site site;

    PageModel(ExecutionActions actions, Site site) {
        this.actions = actions;
        this.site = site;
    }

    @ModelAttribute("site")
    Site site() {
        return site;
    }

    @ModelAttribute("user")
    String user(@Nullable Principal user) {
        return user == null ? "" : user.getName();
    }

    /** Whether the user may act on executions. */
    @ModelAttribute("operator")
    boolean operator(HttpServletRequest request) {
        return actions.allowed() && request.isUserInRole("OPERATOR");
    }

    /** The first part of the path: the entry of the navigation that the page belongs to. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        String[] parts = request.getServletPath().split("/");
        return parts.length > 1 ? parts[1] : "";
    }
}
