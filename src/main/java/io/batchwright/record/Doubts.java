package io.batchwright.record;

import java.util.Collection;
import java.util.Set;

/**
 * Names of which nothing certain is known, because a mistake that was reported hides it. Nothing more is reported because
 * of them. Immutable.
 *
 * @param names those in doubt, as far as they are known
 * @param others whether there may be any others too
 */
public record Doubts(Set<String> names, boolean others) {

    public static final Doubts NONE = new Doubts(Set.of(), false);

    public Doubts {
        names = Set.copyOf(names);
    }

    /** Whether that name is in doubt; {@code known} are the names that are there. */
    public boolean about(String name, Collection<String> known) {
        return names.contains(name) || (others && !known.contains(name));
    }
}
