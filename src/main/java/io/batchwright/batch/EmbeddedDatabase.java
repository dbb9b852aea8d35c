package io.batchwright.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The embedded database belongs to one process at a time. H2 locks the file but does not say who has it; a note beside it
 * does.
 */
final class EmbeddedDatabase {

    private final Path note;

    EmbeddedDatabase(Path home) {
        this.note = home.resolve("data").resolve("batchwright.owner");
    }

    /** Whether a JDBC URL names a database in a file that this process opens itself. */
    static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:file:") && !url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
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
            if (Files.exists(note) && owner().equals(self())) {
                Files.delete(note);
            }
        } catch (IOException e) {
            // A stale note is overwritten by the next owner.
        }
    }

    /** Who has the database, as far as the note tells. */
    String owner() {
        try {
            return Files.readString(note).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    private static String self() {
        return "process " + ProcessHandle.current().pid();
    }
}
