package io.batchwright.serve.own;

import io.batchwright.schedule.Schedules;
import io.batchwright.serve.action.Audited;
import io.batchwright.serve.audit.Actor;
import io.batchwright.spec.ForUsers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The schedules: what comes, what came, what was told to webhooks; pauses and resumes them. */
@Controller
class SchedulePage {

    private static final int COMING = 20;
    private static final int NOTIFICATIONS = 50;

    private final Schedules schedules;
    private final Audited audited;

    SchedulePage(Schedules schedules, Audited audited) {
        this.schedules = schedules;
        this.audited = audited;
    }

    @GetMapping("/schedule")
    String schedule(@RequestParam(required = false) @Nullable Long before, Model model) {
        model.addAttribute("schedules", schedules.all());
        model.addAttribute("coming", schedules.coming(null, COMING));
        var notifications = schedules.notifications(NOTIFICATIONS, before);
        model.addAttribute("notifications", notifications);
        model.addAttribute(
                "older",
                notifications.size() < NOTIFICATIONS
                        ? null
                        : notifications.get(NOTIFICATIONS - 1).id());
        return "schedule";
    }

    @PostMapping("/pipelines/{name}/pause")
    String pause(@PathVariable String name, HttpServletRequest request, RedirectAttributes flash) {
        Actor actor = Actor.of(request);
        return change(
                request,
                "pause",
                name,
                () -> schedules.pause(name, actor.name()),
                "is paused: no slot of it begins on any server.",
                "was paused before.",
                flash);
    }

    @PostMapping("/pipelines/{name}/resume")
    String resume(@PathVariable String name, HttpServletRequest request, RedirectAttributes flash) {
        return change(
                request,
                "resume",
                name,
                () -> schedules.resume(name),
                "runs by its schedule again.",
                "was not paused.",
                flash);
    }

    private String change(
            HttpServletRequest request,
            String action,
            String name,
            BooleanSupplier change,
            String changed,
            String unchanged,
            RedirectAttributes flash) {
        try {
            boolean done = audited.perform(Actor.of(request), action, name, change::getAsBoolean);
            flash.addFlashAttribute("done", "'" + name + "' " + (done ? changed : unchanged));
        } catch (RuntimeException e) {
            flash.addFlashAttribute("refused", ForUsers.message(e));
        }
        return "redirect:" + PageAddress.ofPipeline(name);
    }
}
