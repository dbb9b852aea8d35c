package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.source.PlanComparison.Verdict;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares plans of files. Reads a file again only if it has grown. */
final class FilePlanComparator {

    private static final int MOST_NAMED = 5;

    private final Path home;

    FilePlanComparator(Path home) {
        this.home = home;
    }

    PlanComparison compare(InputPlan frozen, InputPlan current) {
        Map<String, InputPlan.Input> now = new LinkedHashMap<>();
        current.inputs().forEach(input -> now.put(input.name(), input));
        List<String> changes = new ArrayList<>();
        List<String> growth = new ArrayList<>();
        for (InputPlan.Input then : frozen.inputs()) {
            InputPlan.Input found = now.remove(then.name());
            String change = change(then, found);
            if (!change.isEmpty()) {
                changes.add("'" + then.name() + "' " + change);
            } else if (found != null && found.end() > then.end()) {
                growth.add("'" + then.name() + "' grew from " + then.end() + " to " + found.end() + " bytes");
            }
        }
        now.keySet().forEach(name -> growth.add("'" + name + "' is new"));
        return verdict(changes, growth);
    }

    private static PlanComparison verdict(List<String> changes, List<String> growth) {
        if (!changes.isEmpty()) {
            return new PlanComparison(Verdict.CHANGED, text(changes));
        }
        return growth.isEmpty()
                ? new PlanComparison(Verdict.SAME, "")
                : new PlanComparison(Verdict.GROWN, text(growth));
    }

    private String change(InputPlan.Input then, InputPlan.@Nullable Input found) {
        if (found == null) {
            return "is gone";
        }
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

    private static String text(List<String> findings) {
        int named = Math.min(findings.size(), MOST_NAMED);
        String text = String.join("; ", findings.subList(0, named));
        return findings.size() > named ? text + "; and " + (findings.size() - named) + " more" : text;
    }
}
