package io.batchwright.serve.page;

/**
 * What the server serves.
 *
 * @param own whether it is our own repository, with pipelines, rejects and a schedule
 * @param repository the repository, for people
 */
public record Site(boolean own, String repository) {}
