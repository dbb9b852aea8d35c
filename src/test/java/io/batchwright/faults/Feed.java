package io.batchwright.faults;

/**
 * Where the application finds the records of a workload.
 *
 * @param pipeline the pipeline's lines about source and format
 * @param settings what goes into {@code config/application.yml}, or nothing
 */
record Feed(String pipeline, String settings) {

    Feed(String pipeline) {
        this(pipeline, "");
    }
}
