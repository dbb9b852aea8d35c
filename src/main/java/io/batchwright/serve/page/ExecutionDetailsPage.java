package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionDetails;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** All that is known of an execution. */
@Controller
class ExecutionDetailsPage {

    private final RepositoryReader reader;
    private final LoadLookup loads;
    private final RunningProgress progress;
    private final Site site;
    private final Clock clock;

    ExecutionDetailsPage(RepositoryReader reader, LoadLookup loads, RunningProgress progress, Site site, Clock clock) {
        this.reader = reader;
        this.loads = loads;
        this.progress = progress;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/executions/{id}")
    String execution(@PathVariable long id, Model model) {
        ExecutionDetails details =
                reader.details(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Execution execution = details.execution();
        model.addAttribute("details", details);
        model.addAttribute("e", execution);
        model.addAttribute("stragglers", details.stragglers(clock.instant()));
        model.addAttribute("load", loads.load(id).orElse(null));
        if (execution.status().isRunning()) {
            model.addAttribute("progress", progress.of(id).orElse(null));
        }
        boolean ended = execution.status() == ExecutionStatus.FAILED || execution.status() == ExecutionStatus.STOPPED;
        boolean newest = details.later() == null;
        model.addAttribute("abandonable", ended && newest);
        model.addAttribute("restartable", ended && newest && site.own());
        return "execution";
    }
}
