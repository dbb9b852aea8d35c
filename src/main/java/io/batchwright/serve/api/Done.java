package io.batchwright.serve.api;

/**
 * What came of an action.
 *
 * @param message for people
 */
public record Done(String message) {}
