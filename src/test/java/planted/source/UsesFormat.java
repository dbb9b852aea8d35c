package planted.source;

import planted.format.UsesSource;

/** A planted violation: half of a cycle. */
public final class UsesFormat {
    public UsesSource other;
}
