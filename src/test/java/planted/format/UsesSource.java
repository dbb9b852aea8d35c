package planted.format;

import planted.source.UsesFormat;

/** A planted violation: the other half of a cycle. */
public final class UsesSource {
    public UsesFormat other;
}
