package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** All that is known of an execution. */
@Controller
class ExecutionPage {

    private final RepositoryReader reader;
    private final Site site;

    ExecutionPage(RepositoryReader reader, Site site) {
        this.reader = reader;
        this.site = site;
    }

    @GetMapping("/executions/{id}")
    String execution(@PathVariable long id, Model model) {
        Execution execution = reader.execution(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("e", execution);
        model.addAttribute("steps", reader.steps(id));
        model.addAttribute("parameters", reader.parameters(id));
        model.addAttribute("restartable", site.own() && isRestartable(execution.status()));
        return "execution";
    }

    private static boolean isRestartable(ExecutionStatus status) {
        return status == ExecutionStatus.FAILED || status == ExecutionStatus.STOPPED;
    }
}
