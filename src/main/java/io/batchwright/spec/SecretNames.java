package io.batchwright.spec;

import java.util.regex.Pattern;

/** Names that sound as if what they name were secret, so that it is kept out of messages, logs and pages. */
public final class SecretNames {

    /** What stands in the place of a secret. */
    public static final String MASK = "***";

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(key|token|secret|passw|pwd|signature|sig$|auth|credential|session).*");

    private SecretNames() {}

    /** Whether the value that goes by a name is to be kept secret. */
    public static boolean matches(String name) {
        return SECRET.matcher(name).matches();
    }
}
