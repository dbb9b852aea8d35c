package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionPage;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryOverview;
import io.batchwright.monitor.RepositoryReader;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
    String executions(@ModelAttribute("query") ExecutionsQuery query, Model model, HttpServletResponse response) {
        model.addAttribute("statuses", ExecutionStatus.values());
        model.addAttribute("jobs", overview.jobs());
        model.addAttribute("list", List.of());
        filter(query, model, response).ifPresent(filter -> show(query, filter, model));
        return "executions";
    }

    private Optional<ExecutionFilter> filter(ExecutionsQuery query, Model model, HttpServletResponse response) {
        try {
            return Optional.of(query.filter(clock.getZone()));
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("refused", e.getMessage());
            return Optional.empty();
        }
    }

    private void show(ExecutionsQuery query, ExecutionFilter filter, Model model) {
        ExecutionPage page = reader.page(filter, PAGE);
        List<Execution> list = page.executions();
        model.addAttribute("list", list);
        if (page.older() && !list.isEmpty()) {
            model.addAttribute("older", query.older(list.get(list.size() - 1).id()));
        }
        if (page.newer() && !list.isEmpty()) {
            model.addAttribute("newer", query.newer(list.get(0).id()));
        }
    }
}
