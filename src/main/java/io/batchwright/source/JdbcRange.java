package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query that a load reads, as its plan keeps it.
 *
 * @param asked what tells the question and the database that it is put to from others
 * @param after where the load before ended; the start if there is none
 * @param until the greatest value of the key's first column, as {@link JdbcKeyType} reads it; null for no bound
 */
record JdbcRange(String asked, JdbcPosition after, @Nullable String until) {

    private static final String UNTIL = " until ";

    /** That of a plan. */
    static JdbcRange of(InputPlan plan) {
        return of(plan.inputs().get(0));
    }

    static JdbcRange of(InputPlan.Input input) {
        String fingerprint = input.fingerprint();
        String from = input.from();
        int until = fingerprint.lastIndexOf(UNTIL);
        return new JdbcRange(
                until < 0 ? fingerprint : fingerprint.substring(0, until),
                from == null ? JdbcPosition.START : JdbcPosition.parse(new Position(from)),
                until < 0 ? null : fingerprint.substring(until + UNTIL.length()));
    }

    /** @param name for people */
    InputPlan.Input input(String name) {
        String fingerprint = until == null ? asked : asked + UNTIL + until;
        String from = after.key().isEmpty() ? null : after.toPosition().value();
        return new InputPlan.Input(name, -1, fingerprint).from(from, 0);
    }
}
