package io.batchwright.serve.own;

import io.batchwright.record.RawText;
import io.batchwright.sink.RejectPage;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.sink.RejectedLoad;
import io.batchwright.sink.StoredReject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rejects: loads that have some, and those of a load. */
@Controller
class RejectsPage {

    private static final int LOADS = 100;
    private static final int REASONS = 20;
    private static final int PAGE = 50;

    private final PipelineRejects rejects;
    private final ServedPipelines pipelines;

    RejectsPage(PipelineRejects rejects, ServedPipelines pipelines) {
        this.rejects = rejects;
        this.pipelines = pipelines;
    }

    /**
     * A reject as the page shows it.
     *
     * @param stored the reject
     * @param raw its record as text
     */
    record Shown(StoredReject stored, RawText raw) {

        private static Shown of(StoredReject stored) {
            return new Shown(stored, RawText.of(stored.reject().raw()));
        }
    }

    @GetMapping("/rejects")
    String loads(@RequestParam(defaultValue = "") String pipeline, Model model) {
        String name = pipeline.isBlank() ? null : pipeline.strip();
        List<RejectedLoad> loads = new ArrayList<>();
        rejects.stores(name).values().forEach(store -> loads.addAll(store.rejectedLoads(name, LOADS)));
        loads.sort(Comparator.comparing(RejectedLoad::updated).reversed());
        model.addAttribute("pipeline", pipeline);
        model.addAttribute("loads", loads.subList(0, Math.min(LOADS, loads.size())));
        return "rejects";
    }

    @GetMapping("/rejects/{pipeline}/{load}")
    String load(
            @PathVariable String pipeline,
            @PathVariable String load,
            @RequestParam(required = false) @Nullable Long run,
            @RequestParam(defaultValue = "") String input,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        RejectStore store = rejects.store(pipeline);
        RejectSelection selection = RejectSelection.of(pipeline).ofLoad(load);
        if (run != null) {
            selection = selection.ofExecution(run);
        }
        if (!input.isBlank()) {
            selection = selection.ofInput(input);
        }
        RejectPage page = store.page(selection, after, PAGE);
        List<StoredReject> list = page.rejects();
        model.addAttribute("pipeline", pipeline);
        model.addAttribute("there", pipelines.names().contains(pipeline));
        model.addAttribute("load", load);
        model.addAttribute("run", run);
        model.addAttribute("input", input);
        model.addAttribute("count", store.count(selection));
        model.addAttribute("reasons", store.countByReason(selection, REASONS));
        model.addAttribute("list", list.stream().map(Shown::of).toList());
        model.addAttribute("next", page.more() ? list.get(list.size() - 1).id() : null);
        return "load";
    }
}
