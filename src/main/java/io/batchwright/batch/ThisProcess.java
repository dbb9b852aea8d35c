package io.batchwright.batch;

import io.batchwright.sink.Owner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** This process as the owner of loads, and what it can tell of another owner. */
final class ThisProcess {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");

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
                process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Whether {@code owner}'s process is known to be gone. False where that cannot be known from here. */
    static boolean knowsGone(Owner owner) {
        Owner self = owner();
        boolean sameMachine = !owner.boot().isEmpty()
                && owner.host().equals(self.host())
                && owner.boot().equals(self.boot())
                && owner.namespace().equals(self.namespace());
        if (!sameMachine) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(owner.pid()).filter(ProcessHandle::isAlive);
        return process.flatMap(handle -> handle.info().startInstant())
                .map(started -> !started.equals(owner.started()))
                .orElse(process.isEmpty());
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
