package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.source.KnownFiles.Match;
import io.batchwright.source.News.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the files that are there with the contents that are known. Used once, by one thread. */
final class FileComparison {

    /** Of how many files that are gone it is still known how far they were read. */
    private static final int MOST_GONE = 1000;

    private final List<SeenFile> seen;
    private final KnownFiles known;
    private final boolean careful;
    private final Map<SeenFile, Match> matches = new LinkedHashMap<>();
    private final List<InputPlan.Input> knownNow = new ArrayList<>();
    private final List<InputPlan.Input> inputs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param seen the files, in the order in which they are to be read
     * @param careful whether to look again where files may have been looked at while they were copied
     */
    FileComparison(List<SeenFile> seen, KnownFiles known, boolean careful) {
        this.careful = careful;
        this.seen = seen;
        this.known = known;
    }

    /**
     * What is new.
     *
     * @throws SourceException if a file was changed in a part that was read, or while it was looked at
     */
    Found found() {
        for (SeenFile file : seen) {
            Match match = known.of(file);
            if (match != null) {
                matches.put(file, match);
                knownNow.add(match.known());
            }
        }
        keepGone();
        for (SeenFile file : seen) {
            Match match = matches.get(file);
            long read = match == null ? 0 : Math.max(0, match.textEnd());
            if ((match == null || match.more()) && file.hasLineFrom(read)) {
                addUnlessCopy(file, match);
            }
        }
        return new Found(InputPlan.goingOn(inputs, knownNow), notes);
    }

    /**
     * Content that is nowhere may be somewhere else only, and come back. It keeps a name that no file has. What was gone before
     * stands behind what is gone now, and is forgotten first.
     */
    private void keepGone() {
        Set<String> there = new HashSet<>();
        knownNow.forEach(input -> there.add(input.fingerprint()));
        known.all().stream()
                .filter(input -> !there.contains(input.fingerprint()))
                .limit(MOST_GONE)
                .forEach(input -> knownNow.add(Nameless.of(input)));
    }

    private void addUnlessCopy(SeenFile file, @Nullable Match match) {
        SeenFile original = file.compression() == Compression.PLAIN ? original(file) : decompressed(file);
        if (original != null) {
            notes.add("'" + file.name() + "' has the content of '" + original.name()
                    + "' or the beginning of it; taken for a copy, and not read");
        } else if (file.compression() != Compression.PLAIN && !file.isWhole()) {
            notes.add("'" + file.name() + "' can not be decompressed to its end, or not yet; not read");
        } else if (match != null) {
            InputPlan.Input placed = match.placed(file);
            inputs.add(file.input(placed.from(), placed.start()));
        } else {
            requireUnread(file);
            requireUnchanged(file);
            inputs.add(file.input(null, 0));
        }
    }

    /** The file of which this one is a copy, whole or in the making; null if it is none. */
    private @Nullable SeenFile original(SeenFile file) {
        for (SeenFile other : seen) {
            boolean elder = other.size() > file.size() || (other.size() == file.size() && isBefore(other, file));
            if (elder && file.isBeginningOf(other)) {
                return other;
            }
        }
        return null;
    }

    /** The file that is being compressed, and is still there; null if there is none. */
    private @Nullable SeenFile decompressed(SeenFile file) {
        byte[] text = file.textStart();
        for (SeenFile other : seen) {
            if (text.length > 0 && other.compression() == Compression.PLAIN && other.beginsWith(text)) {
                return other;
            }
        }
        return null;
    }

    private boolean isBefore(SeenFile a, SeenFile b) {
        return seen.indexOf(a) < seen.indexOf(b);
    }

    /**
     * A copy is whole before its original is truncated. So where known content is missing and a file is written to that seems to be
     * new, it may have been looked at before the copy was whole, and the original after it was truncated.
     */
    private void requireUnchanged(SeenFile file) {
        if (careful && contentIsMissing() && file.hasChanged()) {
            throw new InputMovedException(
                    "'" + file.name() + "' was written to while it was looked at; run again", null);
        }
    }

    private boolean contentIsMissing() {
        return known.all().stream().anyMatch(input -> !Nameless.is(input) && !isElsewhere(input));
    }

    private void requireUnread(SeenFile file) {
        for (InputPlan.Input input : known.all()) {
            if (input.name().equals(file.name()) && file.sharesHeadWith(input) && !isElsewhere(input)) {
                throw new SourceException(
                        "'" + file.name() + "' was changed where it had been read: its first 64 KiB are"
                                + " the same, but not what was before byte " + input.end()
                                + ", up to which it is loaded. Put the"
                                + " original back, give the new file another name, or load everything again with --rerun");
            }
        }
    }

    private boolean isElsewhere(InputPlan.Input input) {
        return matches.values().stream()
                .anyMatch(match -> match.known().fingerprint().equals(input.fingerprint()));
    }
}
