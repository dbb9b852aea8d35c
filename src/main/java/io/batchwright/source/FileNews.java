package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is new in files that grow and are rotated. A file is known by its content, never by its name: one that was renamed goes on
 * where it was, one that was truncated and written anew begins anew, and the copy that was made of it goes on where it was.
 */
final class FileNews implements News {

    /** How often is looked for what is not found: a directory that is listed while files are renamed may miss one. */
    private static final int LOOKS = 40;

    private static final long BETWEEN_LOOKS_MILLIS = 25;

    private final FileLook look;
    private final Runnable pause;
    /** What was seen when nothing was new. */
    private volatile List<SeenFile> nothingNew = List.of();

    FileNews(FileLook look) {
        this(look, () -> Pause.millis(BETWEEN_LOOKS_MILLIS));
    }

    /** @param pause waits for a moment between two looks */
    FileNews(FileLook look, Runnable pause) {
        this.look = look;
        this.pause = pause;
    }

    /** Looks again if a file was rotated while it was looked at. */
    @Override
    public Found next(@Nullable InputPlan before) {
        for (int left = LOOKS; ; left--) {
            try {
                return lookOnce(before, left > 0);
            } catch (InputMovedException e) {
                if (left == 0) {
                    throw e;
                }
                pause.run();
            }
        }
    }

    private Found lookOnce(@Nullable InputPlan before, boolean careful) {
        if (before == null) {
            return new FileComparison(look.first(), new KnownFiles(List.of()), careful).found();
        }
        List<SeenFile> seen = look.again();
        if (!seen.isEmpty() && seen.equals(nothingNew)) {
            return new Found(InputPlan.goingOn(List.of(), before.known()), List.of());
        }
        Found found = new FileComparison(seen, new KnownFiles(before.known()), careful).found();
        nothingNew = found.plan().inputs().isEmpty() ? seen : List.of();
        return found;
    }

    /** The file that begins as an input is stored, whatever its name is now; null if there is none. */
    @Nullable
    Path whereabouts(InputPlan.Input input) {
        for (SeenFile file : look.again()) {
            try {
                if (file.beginsWith(input)) {
                    return file.file();
                }
            } catch (InputMovedException e) {
                // Not this one any more.
            }
        }
        return null;
    }

    @Override
    public Found resumed(InputPlan frozen, @Nullable Position from) {
        FilePosition start = FilePosition.in(frozen, from);
        List<InputPlan.Input> inputs = new ArrayList<>(frozen.inputs());
        List<Integer> missing = new ArrayList<>();
        for (int i = start.ordinal() - frozen.first(); i < inputs.size(); i++) {
            missing.add(i);
        }
        for (int time = 0; time < LOOKS && !missing.isEmpty(); time++) {
            if (time > 0) {
                pause.run();
            }
            locate(inputs, missing);
        }
        InputPlan plan = missing.isEmpty() || from == null ? remembering(frozen, start) : givenUp(frozen, from);
        List<String> notes = new ArrayList<>();
        for (int i : missing) {
            InputPlan.Input lost = inputs.get(i);
            long read = i == start.ordinal() - frozen.first() ? start.offset() : lost.start();
            if (lost.end() > read) {
                notes.add("'" + lost.name() + "': " + (lost.end() - read) + " bytes from byte " + read
                        + " were gone before they were read");
            }
            inputs.set(
                    i,
                    new InputPlan.Input(Nameless.of(lost).name(), read, StoredInputs.GONE)
                            .from(lost.from(), lost.start()));
        }
        return new Found(relocated(plan, inputs), notes);
    }

    /**
     * A plan with its inputs under the names that they have now, and with them what is known of them: an input and what is known of
     * it are told from others by the name that they share. Inputs that were found at different moments may have been found under the
     * same name, which all but one of them has lost since.
     */
    private static InputPlan relocated(InputPlan plan, List<InputPlan.Input> found) {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        List<InputPlan.Input> now = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            InputPlan.Input input = found.get(i);
            now.add(taken.add(input.name()) ? input : Nameless.of(input));
            names.put(plan.inputs().get(i).name(), now.get(i).name());
        }
        List<InputPlan.Input> known = new ArrayList<>();
        for (InputPlan.Input input : plan.known()) {
            String name = names.get(input.name());
            if (name != null) {
                known.add(input.named(name));
            } else {
                known.add(taken.contains(input.name()) ? Nameless.of(input) : input);
            }
        }
        return plan.with(now).knowing(known);
    }

    /** A load that was to read everything did not keep what it has read. */
    private static InputPlan remembering(InputPlan frozen, FilePosition place) {
        InputPlan plan = frozen;
        if (!frozen.goesOn()) {
            for (InputPlan.Input input : frozen.inputs().subList(0, place.ordinal())) {
                plan = plan.knowing(input);
            }
        }
        return plan;
    }

    /** Finds where the content of inputs is now; what is found is no longer missing. */
    private void locate(List<InputPlan.Input> inputs, List<Integer> missing) {
        List<SeenFile> seen = look.again();
        Map<String, SeenFile> byName = new HashMap<>();
        seen.forEach(file -> byName.put(file.name(), file));
        missing.removeIf(i -> {
            InputPlan.Input input = inputs.get(i);
            if (input.fingerprint().equals(StoredInputs.GONE)) {
                return true;
            }
            InputPlan.Input found = located(input, seen, byName.get(input.name()));
            if (found != null) {
                inputs.set(i, found);
            }
            return found != null;
        });
    }

    private static InputPlan.@Nullable Input located(
            InputPlan.Input input, List<SeenFile> seen, @Nullable SeenFile namesake) {
        try {
            if (namesake != null && namesake.beginsWith(input)) {
                return input;
            }
            for (SeenFile file : seen) {
                if (file.beginsWith(input)) {
                    return input.named(file.name());
                }
            }
            KnownFiles content = new KnownFiles(List.of(input));
            for (SeenFile file : seen) {
                KnownFiles.Match match = content.of(file);
                if (match != null && file.isWhole()) {
                    return match.known();
                }
            }
            return null;
        } catch (InputMovedException e) {
            // Not found in this look.
            return null;
        }
    }

    /** A load that was to read everything did not keep what it has read: all of its inputs. */
    @Override
    public InputPlan completed(InputPlan plan, @Nullable Position end) {
        return plan.goesOn() || !plan.known().isEmpty()
                ? plan
                : plan.knowing(plan.inputs().stream()
                        .filter(input -> !input.fingerprint().equals(StoredInputs.GONE))
                        .toList());
    }

    /** As far as the input was read, its content is known by the bytes before the position. */
    @Override
    public InputPlan givenUp(InputPlan plan, @Nullable Position from) {
        if (from == null || plan.inputs().isEmpty()) {
            return plan.with(List.of());
        }
        FilePosition place = FilePosition.parse(from);
        InputPlan before = remembering(plan, place);
        InputPlan.Input input = plan.inputs().get(place.ordinal() - plan.first());
        Integer tail = place.window();
        if (tail == null || input.fingerprint().equals(StoredInputs.GONE)) {
            return before;
        }
        Fingerprint whole = Fingerprint.parse(input.fingerprint());
        if (whole.compression() != Compression.PLAIN) {
            return before;
        }
        int head = place.offset() <= Fingerprint.WINDOW ? tail : whole.head();
        String fingerprint = new Fingerprint(whole.compression(), head, tail).toString();
        return before.knowing(
                new InputPlan.Input(input.name(), place.offset(), fingerprint).from(place.inInput(), place.offset()));
    }
}
