package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Executions, page by page. */
@Controller
class ExecutionsPage {

    private static final int PAGE = 50;

    private final RepositoryReader reader;

    ExecutionsPage(RepositoryReader reader) {
        this.reader = reader;
    }

    @GetMapping("/executions")
    String executions(
            @RequestParam(defaultValue = "") String pipeline,
            @RequestParam(required = false) @Nullable ExecutionStatus status,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        ExecutionFilter filter = new ExecutionFilter(
                pipeline.isBlank() ? null : pipeline.strip(), status == null ? Set.of() : Set.of(status), before);
        List<Execution> list = reader.executions(filter, PAGE);
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", ExecutionStatus.values());
        model.addAttribute("list", list);
        if (list.size() == PAGE) {
            model.addAttribute(
                    "older", older(pipeline, status, list.get(PAGE - 1).id()));
        }
        return "executions";
    }

    private static String older(String pipeline, @Nullable ExecutionStatus status, long before) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/executions").queryParam("before", before);
        if (!pipeline.isBlank()) {
            url.queryParam("pipeline", "{pipeline}");
        }
        if (status != null) {
            url.queryParam("status", status);
        }
        return pipeline.isBlank()
                ? url.toUriString()
                : url.encode().buildAndExpand(pipeline).toUriString();
    }
}
