package io.batchwright.serve.page;

import io.batchwright.serve.audit.AuditEntry;
import io.batchwright.serve.audit.AuditLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what. */
@Controller
class AuditPage {

    private static final int SHOWN = 200;

    private final AuditLog log;

    AuditPage(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/audit")
    String audit(@RequestParam(required = false) @Nullable Long before, Model model) {
        List<AuditEntry> newest = log.newest(SHOWN + 1, before);
        boolean more = newest.size() > SHOWN;
        model.addAttribute("entries", more ? newest.subList(0, SHOWN) : newest);
        model.addAttribute("older", more ? newest.get(SHOWN - 1).id() : null);
        return "audit";
    }
}
