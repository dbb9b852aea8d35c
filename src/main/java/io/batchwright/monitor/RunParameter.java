package io.batchwright.monitor;

/**
 * A parameter of a job execution.
 *
 * @param name its name
 * @param type its type, a Java class name
 * @param value its value as text
 * @param identifying whether it says which instance the execution belongs to
 */
public record RunParameter(String name, String type, String value, boolean identifying) {}
