package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contents that have been read, and how far. A file is found among them by what it begins with. Immutable. */
final class KnownFiles {

    /**
     * What is known of a file.
     *
     * @param known the content that it begins with, under the file's name and as it is stored there
     * @param more whether it goes on behind that
     * @param textEnd the end of that content in the file's text; of text that was known compressed, -1
     */
    record Match(InputPlan.Input known, boolean more, long textEnd) {

        /** With the place to go on at, which loads that read everything at once do not keep. */
        InputPlan.Input placed(SeenFile file) {
            if (known.from() != null) {
                return known;
            }
            if (textEnd < 0) {
                throw new SourceException(
                        "'" + file.name() + "' (" + file.compression()
                                + ") has grown since it was loaded without read: new; to load it again from its start, use --rerun");
            }
            return known.from(
                    file.endOfLines(textEnd).inInput(), file.compression() == Compression.PLAIN ? textEnd : 0);
        }
    }

    private static final int END = -1;
    private static final int OTHER = -2;

    private final List<InputPlan.Input> all;
    private final List<InputPlan.Input> known;

    KnownFiles(List<InputPlan.Input> known) {
        this.all = List.copyOf(known);
        this.known = known.stream()
                .sorted(Comparator.comparingLong(InputPlan.Input::end).reversed())
                .toList();
    }

    /** As they were given. */
    List<InputPlan.Input> all() {
        return all;
    }

    /** The longest content that a file begins with; null if it begins with none. */
    @Nullable
    Match of(SeenFile file) {
        for (InputPlan.Input input : known) {
            if (file.beginsWith(input)) {
                boolean more = file.size() > input.end();
                return new Match(input.named(file.name()), more, isPlain(input) ? input.end() : -1);
            }
        }
        return file.compression() == Compression.PLAIN ? null : ofText(file);
    }

    private static boolean isPlain(InputPlan.Input input) {
        return Fingerprint.parse(input.fingerprint()).compression() == Compression.PLAIN;
    }

    /** A file that was rotated and then compressed begins, once decompressed, as it did before. */
    private @Nullable Match ofText(SeenFile file) {
        byte[] head = file.textStart();
        for (InputPlan.Input input : known) {
            int compared = (int) Math.min(input.end(), Fingerprint.WINDOW);
            Fingerprint expected = Fingerprint.parse(input.fingerprint());
            if (expected.compression() == Compression.PLAIN
                    && compared <= head.length
                    && expected.head() == Fingerprint.crc(Arrays.copyOf(head, compared))) {
                int next = next(file, input.end(), expected.tail());
                if (next != OTHER) {
                    boolean more = next != END;
                    return new Match(file.input(input.from(), 0), more, input.end());
                }
            }
        }
        return null;
    }

    /** The byte after an end up to which the text has a known tail; or {@link #END} or {@link #OTHER}. */
    private static int next(SeenFile file, long end, int expectedTail) {
        try (InputStream text = file.decompressed()) {
            TailWindow tail = new TailWindow();
            byte[] buffer = new byte[Fingerprint.WINDOW];
            for (long left = end; left > 0; ) {
                int count = text.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (count == 0) {
                    return OTHER;
                }
                tail.add(buffer, 0, count);
                left -= count;
            }
            return tail.checksum() == expectedTail ? text.read() : OTHER;
        } catch (InputMovedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return OTHER;
        }
    }
}
