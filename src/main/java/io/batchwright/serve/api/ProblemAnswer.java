package io.batchwright.serve.api;

import io.batchwright.spec.Problem;

/**
 * Something wrong in a pipeline file.
 *
 * @param file its path below the home directory
 * @param line from 1; 0 if it is about the file as a whole
 * @param column from 1, in characters; 0 if it is about the file as a whole
 * @param message what was expected and what was found
 */
public record ProblemAnswer(String file, int line, int column, String message) {

    /** The same for machines. */
    public static ProblemAnswer of(Problem problem) {
        return new ProblemAnswer(
                problem.mark().file(), problem.mark().line(), problem.mark().column(), problem.message());
    }
}
