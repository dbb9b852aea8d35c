package io.batchwright.sink;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** What is wrong with a file, for users. */
final class FileErrors {

    private FileErrors() {}

    /** The reason and what to do about it, without naming what it is that can not be written. */
    static String reason(IOException error) {
        if (error instanceof AccessDeniedException denied) {
            return "no permission for '" + denied.getFile() + "'";
        }
        if (error instanceof NoSuchFileException missing) {
            return "there is no '" + missing.getFile() + "'";
        }
        if (error instanceof FileAlreadyExistsException other) {
            return "'" + other.getFile() + "' is no directory";
        }
        String found = error instanceof FileSystemException system ? system.getReason() : error.getMessage();
        String reason = Objects.requireNonNullElse(found, error.toString());
        return reason.toLowerCase(Locale.ROOT).contains("no space left")
                ? reason + "; make room, then run the pipeline again, which goes on after the last commit"
                : reason;
    }
}
