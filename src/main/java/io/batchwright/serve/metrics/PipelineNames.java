package io.batchwright.serve.metrics;

import java.util.List;

/** Knows which pipelines are to be told apart in metrics: as many as there are files of them, not as many as ever ran. */
@FunctionalInterface
public interface PipelineNames {

    /** Their names; asked for at every scrape. */
    List<String> names();
}
