package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.Preview;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.spec.ForUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The first records of a pipeline at each stage. */
@Controller
class PreviewPage {

    private static final int RECORDS = 10;

    private final ServedPipelines pipelines;
    private final BatchContext batch;
    private final Home home;

    PreviewPage(ServedPipelines pipelines, BatchContext batch, Home home) {
        this.pipelines = pipelines;
        this.batch = batch;
        this.home = home;
    }

    @GetMapping("/pipelines/{name}/preview")
    String preview(@PathVariable String name, Model model) {
        PipelineLook look = pipelines.look(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("name", name);
        Pipeline pipeline = look.pipeline();
        if (pipeline == null) {
            model.addAttribute("refused", String.join("\n", look.problems()));
            return "preview";
        }
        try {
            model.addAttribute("preview", preview(pipeline));
        } catch (RuntimeException e) {
            model.addAttribute("refused", ForUsers.message(e));
        }
        return "preview";
    }

    private Preview preview(Pipeline pipeline) {
        pipelines.requireServable(pipeline);
        try {
            return Preview.of(pipeline, batch.sourceContext(pipeline, home.directory()), RECORDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
