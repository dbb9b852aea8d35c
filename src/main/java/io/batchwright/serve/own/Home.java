package io.batchwright.serve.own;

import java.nio.file.Path;

/**
 * The home directory.
 *
 * @param directory absolute
 */
public record Home(Path directory) {}
