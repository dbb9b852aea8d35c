package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of a plan, not open. Immutable.
 *
 * @param file where it is
 * @param input what the plan says of it
 * @param whereabouts where it is looked for when it is no longer there; null if it is to stay where it is, and as it is
 */
record FrozenFile(
        Path file, InputPlan.Input input, @Nullable Whereabouts whereabouts) implements FrozenInput {

    /** How often it is looked for, as it may be renamed again before it is open. */
    private static final int LOOKS = 10;

    /** Finds files by their content. */
    @FunctionalInterface
    interface Whereabouts {

        /** The file that begins as an input is stored; null if there is none. */
        @Nullable
        Path of(InputPlan.Input input);
    }

    @Override
    public String name() {
        return Nameless.lastName(input);
    }

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
        try (FileChannel channel = checked(file)) {
            if (compression() != Compression.PLAIN || !codec.addressable()) {
                return;
            }
            if (position.offset() > end()) {
                throw FileProblems.changed(
                        name(), "the load goes on at byte " + position.offset() + ", but it ended at byte " + end());
            }
            Integer window = position.window();
            if (window != null && Fingerprint.window(new FileContent(channel), position.offset()) != window) {
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
        if (whereabouts == null) {
            return new FileContent(checked(file));
        }
        Path place = file;
        for (int looks = 0; ; looks++) {
            try {
                StoredContent content = new FileContent(checked(place));
                return growing() ? new WatchedContent(content, name(), end()) : content;
            } catch (IOException | SourceException e) {
                Path found = looks == LOOKS ? null : whereabouts.of(input);
                if (found == null) {
                    throw new InputMovedException(
                            "'" + name() + "' was truncated, written anew or compressed; run again to go on", e);
                }
                place = found;
            }
        }
    }

    @Override
    public boolean growing() {
        return whereabouts != null && compression() == Compression.PLAIN;
    }

    @Override
    public InputPlan.Input reached(StoredContent content, FilePosition place) throws IOException {
        if (!growing()) {
            return FrozenInput.super.reached(content, place);
        }
        String fingerprint = Fingerprint.of(content, place.offset()).toString();
        return new InputPlan.Input(input.name(), place.offset(), fingerprint).from(place.inInput(), place.offset());
    }

    @Override
    public Compression compression(StoredContent content) {
        return compression();
    }

    private Compression compression() {
        return Fingerprint.parse(input.fingerprint()).compression();
    }

    private FileChannel checked(Path place) {
        try {
            FileChannel channel = FileChannel.open(place);
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
