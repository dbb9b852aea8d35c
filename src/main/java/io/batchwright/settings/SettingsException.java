package io.batchwright.settings;

import io.batchwright.spec.ForUsers;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings can not be used. Carries everything wrong with them; the message is one line for each. */
public final class SettingsException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems everything wrong; at least one */
    SettingsException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        this.problems = List.copyOf(problems);
    }

    /** One thing is wrong, at a place that has no lines. */
    public SettingsException(String place, String message) {
        this(List.of(new Problem(Mark.of(place), message)), null);
    }

    /** Everything wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
