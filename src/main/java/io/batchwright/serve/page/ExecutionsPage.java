package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionPage;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryOverview;
import io.batchwright.monitor.RepositoryReader;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Executions, page by page. */
@Controller
class ExecutionsPage {

    private static final int PAGE = 50;

    private final RepositoryReader reader;
    private final RepositoryOverview overview;
    private final Clock clock;

    ExecutionsPage(RepositoryReader reader, RepositoryAccess repository, Clock clock) {
        this.reader = reader;
        this.overview = new RepositoryOverview(repository);
        this.clock = clock;
    }

    @GetMapping("/executions")
    String executions(@ModelAttribute("query") ExecutionsQuery query, Model model) {
        ExecutionPage page = reader.page(query.filter(clock.getZone()), PAGE);
        List<Execution> list = page.executions();
        model.addAttribute("statuses", ExecutionStatus.values());
        model.addAttribute("jobs", overview.jobs());
        model.addAttribute("list", list);
        if (page.older() && !list.isEmpty()) {
            model.addAttribute("older", query.older(list.get(list.size() - 1).id()));
        }
        if (page.newer() && !list.isEmpty()) {
            model.addAttribute("newer", query.newer(list.get(0).id()));
        }
        return "executions";
    }
}
