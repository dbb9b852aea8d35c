package io.batchwright.serve.own.api;

import io.batchwright.report.Formulas;
import io.batchwright.report.RejectExport;
import io.batchwright.report.RejectFormat;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.ApiException;
import io.batchwright.serve.own.PipelineRejects;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Rejects as a file. */
@ApiController
class RejectExportApi {

    private final PipelineRejects pipelines;

    RejectExportApi(PipelineRejects pipelines) {
        this.pipelines = pipelines;
    }

    @GetMapping("/pipelines/{name}/rejects/export")
    void export(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String load,
            @RequestParam(required = false) @Nullable Long execution,
            @RequestParam(required = false) @Nullable String input,
            @RequestParam(defaultValue = "csv") RejectFormat format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RejectStore rejects = pipelines.store(name);
        RejectSelection selection = new RejectChoice(rejects, name)
                .ofOneLoad(load, execution, input)
                .orElseThrow(() -> ApiException.notFound("there are no rejects of '" + name + "'"));
        RejectExport export = new RejectExport(rejects, selection, format, Formulas.DEFUSED);
        Download download = new Download(response, format.mediaType(), "rejects-" + name + "." + format.extension());
        if (download.begin(request)) {
            download.write(export::write);
        }
    }
}
