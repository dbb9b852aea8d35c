package io.batchwright.serve.page;

import io.batchwright.serve.audit.AuditLog;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who did what. */
@Controller
class AuditPage {

    private static final int SHOWN = 200;

    private final AuditLog log;

    AuditPage(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/audit")
    String audit(Model model) {
        model.addAttribute("entries", log.newest(SHOWN));
        return "audit";
    }
}
