package planted.record;

import org.springframework.core.io.Resource;

/** A planted violation: Spring below. */
public final class UsesSpring {
    public Resource resource;
}
