package planted.bytes;

import planted.record.UsesSpring;

/** A planted violation: an arrow that points up. */
public final class UsesRecord {
    public final UsesSpring up = new UsesSpring();
}
