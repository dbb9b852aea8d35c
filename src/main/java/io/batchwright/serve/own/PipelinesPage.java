package io.batchwright.serve.own;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.schedule.Schedules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The pipelines, and each of them: its file, its flow, its history. */
@Controller
class PipelinesPage {

    private static final int HISTORY = 15;
    private static final int SLOTS = 10;

    private final PipelineCatalog catalog;
    private final ServedPipelines pipelines;
    private final RepositoryReader reader;
    private final Schedules schedules;

    PipelinesPage(PipelineCatalog catalog, ServedPipelines pipelines, RepositoryReader reader, Schedules schedules) {
        this.catalog = catalog;
        this.pipelines = pipelines;
        this.schedules = schedules;
        this.reader = reader;
    }

    /**
     * A pipeline and how it stands.
     *
     * @param file its file
     * @param last its newest execution, or null if it was never run
     */
    record Row(PipelineCatalog.Entry file, @Nullable Execution last) {}

    @GetMapping("/pipelines")
    String pipelines(Model model) {
        model.addAttribute(
                "rows",
                catalog.entries().stream()
                        .map(file -> new Row(
                                file,
                                history(file.name(), 1).stream().findFirst().orElse(null)))
                        .toList());
        return "pipelines";
    }

    @GetMapping("/pipelines/{name}")
    String pipeline(@PathVariable String name, Model model) {
        PipelineLook look = pipelines.look(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("look", look);
        model.addAttribute("schedule", schedules.find(name).orElse(null));
        model.addAttribute("slots", schedules.slots(name, SLOTS, null));
        model.addAttribute("history", history(name, HISTORY));
        return "pipeline";
    }

    private List<Execution> history(String name, int count) {
        return reader.executions(ExecutionFilter.ALL.ofJob(name), count);
    }
}
