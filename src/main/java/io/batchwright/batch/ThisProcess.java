package io.batchwright.batch;

import io.batchwright.sink.Owner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** This process as the owner of loads, and what it can tell of another owner. */
final class ThisProcess {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");

    /** What its database sessions are called: a successor that has declared this process dead ends them by that name. */
    static final String SESSION = "batchwright " + UUID.randomUUID();

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private ThisProcess() {}

    /** A new owner: this process, with a random id. */
    static Owner owner() {
        ProcessHandle process = ProcessHandle.current();
        return new Owner(
                UUID.randomUUID().toString(),
                hostName(),
                read(BOOT_ID),
                namespace(),
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH),
                SESSION);
    }

    /** Whether an owner is this process. */
    static boolean is(Owner owner) {
        return owner.session().equals(SESSION);
    }

    /** What can be told of another owner from here. */
    enum Sight {
        ALIVE,
        GONE,
        /** It is, or was, where this process cannot look. */
        UNKNOWN
    }

    /** Looks for an owner's process. */
    static Sight lookAt(Owner owner) {
        Owner self = owner();
        if (!owner.host().equals(self.host())) {
            return Sight.UNKNOWN;
        }
        if (!owner.boot().equals(self.boot())) {
            return owner.boot().isEmpty() || self.boot().isEmpty() ? Sight.UNKNOWN : Sight.GONE;
        }
        if (!owner.namespace().equals(self.namespace())) {
            return Sight.UNKNOWN;
        }
        return isThere(owner) ? Sight.ALIVE : Sight.GONE;
    }

    /** Whether there is a process of that id that started at that time, give or take the clock's adjustments. */
    private static boolean isThere(Owner owner) {
        Optional<ProcessHandle> process = ProcessHandle.of(owner.pid()).filter(ProcessHandle::isAlive);
        Optional<Instant> started = process.flatMap(handle -> handle.info().startInstant());
        return process.isPresent()
                && started.map(instant ->
                                Duration.between(instant, owner.started()).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(true);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String namespace() {
        try {
            return Files.readSymbolicLink(PID_NAMESPACE).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
