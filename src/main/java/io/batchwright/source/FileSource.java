package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of the local file system. Immutable and thread-safe. */
final class FileSource implements ByteSource {

    private final Path home;
    private final List<String> patterns;
    private final TextCodec codec;

    /**
     * @param home the absolute directory that relative paths start from
     * @param patterns files, globs and directories
     * @param charset charset of every file
     */
    FileSource(Path home, List<String> patterns, Charset charset) {
        this.home = home;
        this.patterns = List.copyOf(patterns);
        this.codec = TextCodec.of(charset);
    }

    @Override
    public InputPlan plan() {
        List<InputPlan.Input> inputs = new ArrayList<>();
        for (Path file : new FileSelection(home).select(patterns)) {
            inputs.add(freeze(file));
        }
        return new InputPlan(inputs);
    }

    private InputPlan.Input freeze(Path file) {
        String name = name(file);
        try (FileChannel channel = FileChannel.open(file)) {
            Unsupported.refuse(name, new FileContent(channel).first(Unsupported.LONGEST));
            long end = channel.size();
            String fingerprint = Fingerprint.of(channel, end).toString();
            return new InputPlan.Input(name, end, fingerprint);
        } catch (IOException e) {
            throw FileProblems.unreadable(name, file, e);
        }
    }

    /** As the user would write it. Not {@code relativize}, which is wrong about a ".." behind a symbolic link. */
    private String name(Path file) {
        Path name = file.startsWith(home) ? file.subpath(home.getNameCount(), file.getNameCount()) : file;
        return name.toString();
    }

    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        return new FilePlanComparator(home).compare(frozen, current);
    }

    @Override
    public InputPlan hashed(InputPlan plan) {
        return new InputPlan(plan.inputs().stream()
                .map(input -> input.withHash(frozen(input).hash()))
                .toList());
    }

    @Override
    public InputPlan mended(InputPlan frozen, InputPlan current, Position from) {
        int first = FilePosition.parse(from).ordinal();
        Map<String, InputPlan.Input> now = new HashMap<>();
        current.inputs().forEach(input -> now.put(input.name(), input));
        List<InputPlan.Input> inputs = new ArrayList<>(frozen.inputs());
        for (int i = first; i < inputs.size(); i++) {
            InputPlan.Input then = inputs.get(i);
            InputPlan.Input found = now.getOrDefault(then.name(), then);
            if (found.end() > then.end() && frozen(then).cutOff()) {
                inputs.set(i, then.mended(found));
            }
        }
        return new InputPlan(inputs);
    }

    private FrozenFile frozen(InputPlan.Input input) {
        return new FrozenFile(home.resolve(input.name()), input);
    }

    @Override
    public ByteReader open(InputPlan plan, @Nullable Position from) {
        FilePosition start = FilePosition.in(plan, from);
        List<FrozenFile> inputs = new ArrayList<>();
        for (InputPlan.Input input : plan.inputs()) {
            inputs.add(frozen(input));
        }
        inputs.subList(start.ordinal(), inputs.size()).forEach(FrozenFile::checkLength);
        inputs.get(start.ordinal()).checkUpTo(start, codec);
        return new FileByteReader(inputs, codec, start);
    }
}
