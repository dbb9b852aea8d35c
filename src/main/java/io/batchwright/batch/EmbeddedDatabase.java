package io.batchwright.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * The embedded database belongs to one process at a time. H2 locks the file but does not say who has it; a note beside it
 * does.
 */
final class EmbeddedDatabase {

    private static final String WRITE_DELAY = "WRITE_DELAY=";
    private static final String PROCESS = "process ";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

    private final Path note;

    EmbeddedDatabase(Path home) {
        this.note = home.resolve("data").resolve("batchwright.owner");
    }

    /** Whether a JDBC URL names a database in a file that this process opens itself. */
    static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:file:") && !url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
    }

    /**
     * The URL of an embedded database with which H2 writes every commit at once, and nothing in between on a thread of its
     * own.
     */
    static String durable(String url) {
        return url.toUpperCase(Locale.ROOT).contains(WRITE_DELAY) ? url : url + ";" + WRITE_DELAY + "0";
    }

    /** Leaves a note that this process has the database. */
    void taken() {
        try {
            Files.createDirectories(note.getParent());
            Files.writeString(note, self());
        } catch (IOException e) {
            // The note is a courtesy; the lock is H2's.
        }
    }

    /** Takes the note away, if it is this process's. */
    void released() {
        try {
            if (read().equals(self())) {
                Files.delete(note);
            }
        } catch (IOException e) {
            // A stale note is overwritten by the next owner.
        }
    }

    /** Who has the database, as far as the note tells. One that has just taken it is about to leave the note. */
    String owner() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String noted = read();
        while (!isAlive(noted) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_INTERVAL.toNanos());
            noted = read();
        }
        return noted.isEmpty() ? "another process" : noted;
    }

    private String read() {
        try {
            return Files.readString(note).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isAlive(String noted) {
        return noted.startsWith(PROCESS)
                && noted.substring(PROCESS.length()).matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(noted.substring(PROCESS.length())))
                        .isPresent();
    }

    private static String self() {
        return PROCESS + ProcessHandle.current().pid();
    }
}
