package io.batchwright.source;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The words for what can be wrong with a file. */
final class FileProblems {

    /** What to do when an input is not what it was. */
    static final String RESTORE = "; put the original back to resume, or load what is there now with --rerun";

    private FileProblems() {}

    static SourceException unreadable(String name, Path file, Exception cause) {
        return new SourceException(
                "cannot read '" + name + "' (" + file.toAbsolutePath() + "): " + reason(cause)
                        + "; check that it is there and that this user may read it",
                cause);
    }

    static SourceException gone(String name, Path file) {
        return new SourceException(
                "'" + name + "' is gone: it was there when the load began, but not at " + file + " now" + RESTORE);
    }

    static SourceException shrunk(String name, long expected, long found) {
        return new SourceException("'" + name + "' shrank: it had " + expected + " bytes when the load began, and has "
                + found + " now" + RESTORE);
    }

    static SourceException changed(String name, String difference) {
        return new SourceException("'" + name + "' changed since the load began: " + difference + RESTORE);
    }

    static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof EOFException) {
            return "it ended early" + (e.getMessage() == null ? "" : ": " + e.getMessage());
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
