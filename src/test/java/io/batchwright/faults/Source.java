package io.batchwright.faults;

/** What a workload is read from. */
enum Source {
    FILE("file"),
    S3("s3"),
    HTTP("http"),
    JDBC("jdbc");

    private final String type;

    Source(String type) {
        this.type = type;
    }

    /** The type as pipelines have it. */
    String type() {
        return type;
    }
}
