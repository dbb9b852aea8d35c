package io.batchwright.batch;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The memory of this process. */
public final class ProcessMemory {

    private static final String STATUS = "/proc/self/status";
    private static final String RESIDENT = "VmRSS:";

    private ProcessMemory() {}

    /** Bytes of the Java heap in use, garbage included. */
    public static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Bytes of the process in memory; empty where the system does not tell, as only Linux does. */
    public static OptionalLong resident() {
        // Files would fail on a thread that is interrupted.
        try (BufferedReader status = new BufferedReader(new FileReader(STATUS, StandardCharsets.UTF_8))) {
            return status.lines()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
