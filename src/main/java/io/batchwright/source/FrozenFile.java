package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of a plan, not open. Immutable.
 *
 * @param file where it is
 * @param input what the plan says of it
 */
record FrozenFile(Path file, InputPlan.Input input) implements FrozenInput {

    /** Checks that the file is still there, and is long enough. */
    void checkLength() {
        try {
            checkLength(Files.size(file));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Checks that the file is the one that was frozen, and did not change before the position. */
    void checkUpTo(FilePosition position, TextCodec codec) {
        try (FileChannel channel = checked()) {
            if (compression() != Compression.PLAIN || !codec.addressable()) {
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
            throw unreadable(e);
        }
    }

    @Override
    public StoredContent open() {
        return new FileContent(checked());
    }

    @Override
    public Compression compression(StoredContent content) {
        return compression();
    }

    private Compression compression() {
        return Fingerprint.parse(input.fingerprint()).compression();
    }

    private FileChannel checked() {
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
            throw unreadable(e);
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

    @Override
    public SourceException unreadable(IOException cause) {
        return cause instanceof NoSuchFileException
                ? FileProblems.gone(name(), file)
                : FileProblems.unreadable(name(), file, cause);
    }

    @Override
    public String mending() {
        return "if it was cut off, put the whole file in its place and run again: what is loaded is kept. If it"
                + " is damaged, empty the table and load a sound copy with --rerun";
    }
}
