package io.batchwright.source;

import io.batchwright.record.InputPlan;

/** Content under a name that no file has: that which it last had, and its fingerprint. */
final class Nameless {

    private Nameless() {}

    /** The same content under such a name. */
    static InputPlan.Input of(InputPlan.Input input) {
        return is(input) ? input : input.named(input.name() + mark(input));
    }

    /** Whether it has such a name. */
    static boolean is(InputPlan.Input input) {
        return input.name().endsWith(mark(input));
    }

    /** The name that a file had. */
    static String lastName(InputPlan.Input input) {
        String name = input.name();
        return is(input) ? name.substring(0, name.length() - mark(input).length()) : name;
    }

    private static String mark(InputPlan.Input input) {
        return "?" + input.fingerprint();
    }
}
