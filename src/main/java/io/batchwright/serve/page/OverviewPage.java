package io.batchwright.serve.page;

import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryReader;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What runs, what failed, what comes next. */
@Controller
class OverviewPage {

    private static final int SHOWN = 10;

    private final RepositoryReader reader;

    OverviewPage(RepositoryReader reader) {
        this.reader = reader;
    }

    @GetMapping("/")
    String overview(Model model) {
        model.addAttribute(
                "running",
                reader.executions(
                        new ExecutionFilter(
                                null,
                                Set.of(ExecutionStatus.STARTING, ExecutionStatus.STARTED, ExecutionStatus.STOPPING),
                                null),
                        SHOWN));
        model.addAttribute(
                "failed", reader.executions(new ExecutionFilter(null, Set.of(ExecutionStatus.FAILED), null), SHOWN));
        return "overview";
    }
}
