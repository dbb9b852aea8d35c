package io.batchwright.serve.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;

/**
 * Slows down whoever guesses passwords: after some failures in a row of a name from an address, or of many names from one
 * address, nothing is looked at for a while that doubles with every further failure. Thread-safe.
 */
final class LoginThrottle {

    private static final int FREE_BY_NAME = 5;
    private static final int FREE_BY_ADDRESS = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 10_000;

    private final Clock clock;

    @SuppressWarnings("serial")
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEPT;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** @param until nothing is looked at before */
    private record Failures(int count, Instant until) {}

    /** @throws LockedException if it is too early to try again; says for how long */
    synchronized void requireAllowed(String name, String address) {
        Instant now = clock.instant();
        Instant until = latest(failures.get(key(name, address)), failures.get(address), now);
        if (until.isAfter(now)) {
            throw new LockedException("too many failed attempts; try again in "
                    + (Duration.between(now, until).toSeconds() + 1) + " s");
        }
    }

    synchronized void failed(String name, String address) {
        count(key(name, address), FREE_BY_NAME);
        count(address, FREE_BY_ADDRESS);
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(key(name, address));
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failures before = failures.get(key);
        int count = before == null || before.until().plus(LONGEST_WAIT).isBefore(now) ? 1 : before.count() + 1;
        failures.put(key, new Failures(count, now.plus(pause(count - free))));
    }

    private static Duration pause(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 16));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Instant latest(@Nullable Failures one, @Nullable Failures other, Instant now) {
        Instant first = one == null ? now : one.until();
        Instant second = other == null ? now : other.until();
        return first.isAfter(second) ? first : second;
    }

    private static String key(String name, String address) {
        return address + " " + name;
    }
}
