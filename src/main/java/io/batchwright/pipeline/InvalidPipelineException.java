package io.batchwright.pipeline;

import io.batchwright.spec.ForUsers;
import io.batchwright.spec.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A pipeline is not there or can not be used. Carries everything wrong with it; the message is one line for each. */
public final class InvalidPipelineException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems everything wrong, in the order of the file; at least one */
    public InvalidPipelineException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
