package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Compares plans of files. Reads a file again only if it has grown. */
final class FilePlanComparator extends PlanComparator {

    private final Path home;

    FilePlanComparator(Path home) {
        this.home = home;
    }

    @Override
    String change(InputPlan.Input then, InputPlan.Input found) {
        if (found.end() < then.end()) {
            return "shrank from " + then.end() + " to " + found.end() + " bytes";
        }
        Fingerprint expected = Fingerprint.parse(then.fingerprint());
        Fingerprint actual = found.end() == then.end()
                ? Fingerprint.parse(found.fingerprint())
                : fingerprint(then.name(), then.end());
        String difference = expected.difference(actual, then.end());
        return difference.isEmpty() ? "" : "changed: " + difference;
    }

    private Fingerprint fingerprint(String name, long end) {
        Path file = home.resolve(name);
        try (FileChannel channel = FileChannel.open(file)) {
            return Fingerprint.of(channel, end);
        } catch (IOException e) {
            throw FileProblems.unreadable(name, file, e);
        }
    }
}
