package io.batchwright.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not complete yet, beside the one that it is to become; one for each load. While it is open it is locked, as a
 * process that was suspended could write to it long after another one has taken over.
 */
final class PartFile implements AutoCloseable {

    private static final int LOAD_LENGTH = 12;
    private static final Pattern JOB = Pattern.compile("[0-9a-zA-Z]{1," + LOAD_LENGTH + "}");

    private static final String ENDING = ".part";

    private final LoadKey load;
    private final String prefix;
    private final Path path;
    private @Nullable FileChannel channel;

    /** @param target what it is to become; absolute */
    PartFile(Path target, LoadKey load) {
        this.load = load;
        this.prefix = target.getFileName() + ".";
        String job = load.job().substring(0, Math.min(LOAD_LENGTH, load.job().length()));
        this.path = target.resolveSibling(prefix + job + ENDING);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Appends; only while it is open. */
    FileChannel channel() {
        FileChannel current = channel;
        if (current == null) {
            throw new IllegalStateException(path + " is not open");
        }
        return current;
    }

    /**
     * Opens it, or makes it with its directories; changes nothing in it.
     *
     * @param length the bytes that it must have
     * @throws SinkException if it has fewer, or another process has it open
     */
    void open(long length) throws IOException {
        if (channel == null) {
            Files.createDirectories(directory());
            channel = locked(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            forceDirectory();
        }
        long found = channel().size();
        if (found < length) {
            throw new SinkException("'" + path + "' does not hold what was written: expected at least " + length
                    + " bytes, found " + found
                    + ". If the file is somewhere else, put it there; if it is lost, load everything"
                    + " again with --rerun");
        }
    }

    private FileChannel locked(FileChannel opened) throws IOException {
        boolean locked = false;
        try {
            locked = opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw new SinkException("'" + path + "' is open already", e);
        } finally {
            if (!locked) {
                opened.close();
            }
        }
        if (!locked) {
            throw new SinkException("another process has '" + path
                    + "' open, perhaps an earlier run that hangs; end that process" + " and run the pipeline again");
        }
        return opened;
    }

    /** Cuts off what follows, and goes on there. */
    void cut(long length) throws IOException {
        channel().truncate(length).position(length);
    }

    /** Has everything on the disk, and returns its length. */
    long force() throws IOException {
        long length = channel().position();
        channel().force(true);
        return length;
    }

    /** Takes the place of whatever is there, at one stroke; only when it is closed. */
    void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    /**
     * Deletes those of the same target whose loads nobody can resume any more. One that is complete stays: had it been put in its place,
     * it would not be there.
     */
    void dropAbandoned(Connection connection) throws IOException, SQLException {
        if (!Files.isDirectory(directory())) {
            return;
        }
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(directory(), this::isSibling)) {
            for (Path sibling : siblings) {
                String name = sibling.getFileName().toString();
                String job = name.substring(prefix.length(), name.length() - ENDING.length());
                if (!ResumableLoads.contain(connection, job, load) && !ResumableLoads.isComplete(connection, job)) {
                    Files.deleteIfExists(sibling);
                }
            }
        }
    }

    private boolean isSibling(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(prefix)
                && name.endsWith(ENDING)
                && JOB.matcher(name.substring(prefix.length(), name.length() - ENDING.length()))
                        .matches();
    }

    private Path directory() {
        return Objects.requireNonNull(path.getParent());
    }

    private void forceDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(directory(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() {
        FileChannel current = channel;
        channel = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // What is written was forced; what was not is cut off by whoever goes on.
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
