package io.batchwright.serve.api;

import io.batchwright.serve.audit.AuditEntry;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.text.Times;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JsonGenerator;

/** Who did what. */
@ApiController
class AuditApi {

    private final AuditLog log;

    AuditApi(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/audit")
    ResponseEntity<Json> audit(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        List<AuditEntry> newest = log.newest(Page.oneMore(limit), before);
        return new Page(request).upTo(limit, newest, "before", AuditEntry::id, AuditApi::write);
    }

    private static void write(JsonGenerator json, AuditEntry entry) {
        json.writeStartObject();
        json.writeNumberProperty("id", entry.id());
        json.writeStringProperty("at", Times.here().forScripts(entry.at()));
        json.writeStringProperty("who", entry.actor().name());
        json.writeStringProperty("address", entry.actor().address());
        json.writeStringProperty("action", entry.action());
        json.writeStringProperty("target", entry.target());
        json.writeStringProperty("outcome", entry.outcome());
        json.writeEndObject();
    }
}
