package io.batchwright.batch;

import io.batchwright.bytes.Sha256;
import io.batchwright.record.InputPlan;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Short stable hashes for job parameters, whose values must be short. */
final class Digest {

    private static final int HEX_DIGITS = 32;
    private static final int LONGEST_PARAMETER = 250;

    private Digest() {}

    /** The first 128 bits of the SHA-256 of the parts, in hex; parts are told apart. */
    static String of(String... parts) {
        Sha256 hash = new Sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            hash.add(bytes.length + ":").add(bytes);
        }
        return hash.hex().substring(0, HEX_DIGITS);
    }

    /** The value itself, or its hash if it is too long for a job parameter. */
    static String shortened(String value) {
        return value.length() <= LONGEST_PARAMETER ? value : of(value);
    }

    /**
     * The hash of a plan as it was when the load began: same inputs, same ends, same content as far as fingerprints tell. Of loads that
     * go on from each other, each has its own, whatever it comes to read.
     */
    static String of(InputPlan plan) {
        if (plan.goesOn()) {
            return of("new", Integer.toString(plan.began()));
        }
        return of(plan.original().inputs().stream()
                .flatMap(input -> Stream.of(input.name(), Long.toString(input.end()), input.fingerprint()))
                .toArray(String[]::new));
    }
}
