package io.batchwright.serve.own;

import io.batchwright.schedule.Schedules;
import io.batchwright.serve.audit.Actor;
import io.batchwright.serve.page.FormActions;
import io.batchwright.serve.page.FormActions.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The schedules: what comes, what came, what was told to webhooks; pauses and resumes them. */
@Controller
class SchedulePage {

    private static final int COMING = 20;
    private static final int NOTIFICATIONS = 50;

    private final Schedules schedules;
    private final FormActions forms;

    SchedulePage(Schedules schedules, FormActions forms) {
        this.schedules = schedules;
        this.forms = forms;
    }

    @GetMapping("/schedule")
    String schedule(@RequestParam(required = false) @Nullable Long before, Model model) {
        model.addAttribute("schedules", schedules.all());
        model.addAttribute("coming", schedules.coming(null, COMING));
        var notifications = schedules.notifications(NOTIFICATIONS + 1, before);
        boolean more = notifications.size() > NOTIFICATIONS;
        model.addAttribute("notifications", more ? notifications.subList(0, NOTIFICATIONS) : notifications);
        model.addAttribute("older", more ? notifications.get(NOTIFICATIONS - 1).id() : null);
        return "schedule";
    }

    @PostMapping("/pipelines/{name}/pause")
    String pause(@PathVariable String name, HttpServletRequest request) {
        String user = Actor.of(request).name();
        return change(
                request,
                "pause",
                name,
                () -> schedules.pause(name, user)
                        ? "is paused: no slot of it begins on any server."
                        : "was paused before.");
    }

    @PostMapping("/pipelines/{name}/resume")
    String resume(@PathVariable String name, HttpServletRequest request) {
        return change(
                request,
                "resume",
                name,
                () -> schedules.resume(name) ? "runs by its schedule again." : "was not paused.");
    }

    private String change(HttpServletRequest request, String action, String name, Supplier<String> work) {
        String page = PageAddress.ofPipeline(name);
        return forms.perform(request, action, name, page, () -> new Outcome("'" + name + "' " + work.get(), page));
    }
}
