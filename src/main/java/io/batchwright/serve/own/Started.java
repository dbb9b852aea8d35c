package io.batchwright.serve.own;

import io.batchwright.batch.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of the wish to run something.
 *
 * @param execution the id of its execution, or null if it has none, or none yet
 * @param ended how it ended if it needed no execution; null if it goes on, or waits for its turn
 * @param message what to tell the user
 */
public record Started(@Nullable Long execution, RunResult.@Nullable Status ended, String message) {}
