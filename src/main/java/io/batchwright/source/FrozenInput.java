package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a plan, not open. Immutable.
 *
 * @param file where it is
 * @param input what the plan says of it
 */
record FrozenInput(Path file, InputPlan.Input input) {

    private static final int BUFFER = 64 * 1024;

    String name() {
        return input.name();
    }

    long end() {
        return input.end();
    }

    /** Checks that the file is still there, and is long enough. */
    void checkLength() {
        try {
            checkLength(Files.size(file));
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Checks that the file is the one that was frozen, and did not change before the position. */
    void checkUpTo(FilePosition position, TextCodec codec) {
        try (FileChannel channel = open()) {
            if (!seekable(codec)) {
                return;
            }
            if (position.offset() > end()) {
                throw FileProblems.changed(
                        name(), "the load goes on at byte " + position.offset() + ", but it ended at byte " + end());
            }
            Integer window = position.window();
            if (window != null && Fingerprint.window(channel, position.offset()) != window) {
                throw FileProblems.changed(
                        name(),
                        Fingerprint.windowBefore(position.offset()) + ", where the load goes on, are different");
            }
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Whether a place in the text is the same place in the file. */
    boolean seekable(TextCodec codec) {
        return compression() == Compression.PLAIN && codec.addressable();
    }

    Compression compression() {
        return Fingerprint.parse(input.fingerprint()).compression();
    }

    /** SHA-256 of its stored bytes, in hex. */
    String hash() {
        try (StoredBytes stored = new StoredBytes(this, open())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int n = stored.read(buffer, 0, BUFFER); n >= 0; n = stored.read(buffer, 0, BUFFER)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Whether its compressed data breaks off at its end. Reads all of it. */
    boolean cutOff() {
        if (compression() == Compression.PLAIN) {
            return false;
        }
        try (StoredBytes stored = new StoredBytes(this, open());
                InputStream bytes = new DecompressedBytes(this, compression(), stored)) {
            byte[] buffer = new byte[BUFFER];
            while (bytes.read(buffer, 0, BUFFER) >= 0) {
                // Only whether it ends well is of interest.
            }
            return false;
        } catch (DamagedInputException e) {
            return true;
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Opens the file, after checking that it is the one that was frozen. */
    FileChannel open() {
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                check(channel);
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private void check(FileChannel channel) throws IOException {
        checkLength(channel.size());
        String difference = Fingerprint.parse(input.fingerprint()).difference(Fingerprint.of(channel, end()), end());
        if (!difference.isEmpty()) {
            throw FileProblems.changed(name(), difference);
        }
    }

    private void checkLength(long found) {
        if (found < end()) {
            throw FileProblems.shrunk(name(), end(), found);
        }
    }

    private SourceException problem(IOException e) {
        return e instanceof NoSuchFileException
                ? FileProblems.gone(name(), file)
                : FileProblems.unreadable(name(), file, e);
    }
}
