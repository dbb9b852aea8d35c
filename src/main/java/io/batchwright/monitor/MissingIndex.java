package io.batchwright.monitor;

/**
 * An index that a repository lacks.
 *
 * @param purpose what is slow without it, for people
 * @param statement makes it; for PostgreSQL, without keeping the application waiting
 */
public record MissingIndex(String purpose, String statement) {}
