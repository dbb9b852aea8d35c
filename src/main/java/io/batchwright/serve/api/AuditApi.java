package io.batchwright.serve.api;

import io.batchwright.serve.audit.AuditEntry;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.text.Times;
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
    Json audit(@RequestParam(defaultValue = "50") int limit) {
        return Json.array(log.newest(Page.requireLimit(limit)), AuditApi::write);
    }

    private static void write(JsonGenerator json, AuditEntry entry) {
        json.writeStartObject();
        json.writeStringProperty("at", Times.here().forScripts(entry.at()));
        json.writeStringProperty("who", entry.actor().name());
        json.writeStringProperty("address", entry.actor().address());
        json.writeStringProperty("action", entry.action());
        json.writeStringProperty("target", entry.target());
        json.writeStringProperty("outcome", entry.outcome());
        json.writeEndObject();
    }
}
