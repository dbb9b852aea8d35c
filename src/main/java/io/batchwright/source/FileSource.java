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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files of the local file system. Immutable and thread-safe. */
final class FileSource implements ByteSource {

    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private final Path home;
    private final List<String> patterns;
    private final TextCodec codec;
    private final @Nullable FileNews news;
    private final @Nullable Consumer<String> follower;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    /**
     * @param home the absolute directory that relative paths start from
     * @param patterns files, globs and directories
     * @param charset charset of every file
     * @param news what is new in them, if a load reads no more than that
     * @param follower hears what came up while a load goes on until it is stopped; null if it does not, and without news
     */
    FileSource(
            Path home,
            List<String> patterns,
            Charset charset,
            @Nullable FileNews news,
            @Nullable Consumer<String> follower) {
        this.home = home;
        this.patterns = List.copyOf(patterns);
        this.codec = TextCodec.of(charset);
        this.news = news;
        this.follower = follower;
    }

    @Override
    public @Nullable News news() {
        return news;
    }

    @Override
    public boolean endless() {
        return follower != null;
    }

    @Override
    public InputPlan plan() {
        List<InputPlan.Input> inputs = new ArrayList<>();
        for (Path file : new FileSelection(home, false).select(patterns)) {
            inputs.add(freeze(file));
        }
        return new InputPlan(inputs);
    }

    private InputPlan.Input freeze(Path file) {
        String name = FileLook.name(home, file);
        try (FileChannel channel = FileChannel.open(file)) {
            Unsupported.refuse(name, new FileContent(channel).first(Unsupported.LONGEST));
            long end = channel.size();
            String fingerprint = Fingerprint.of(channel, end).toString();
            return new InputPlan.Input(name, end, fingerprint);
        } catch (IOException e) {
            throw FileProblems.unreadable(name, file, e);
        }
    }

    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        return new FilePlanComparator(home).compare(frozen, current);
    }

    @Override
    public InputPlan hashed(InputPlan plan) {
        return plan.with(plan.inputs().stream()
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
        return frozen.with(inputs);
    }

    private FrozenFile frozen(InputPlan.Input input) {
        return new FrozenFile(home.resolve(Nameless.lastName(input)), input, news == null ? null : news::whereabouts);
    }

    @Override
    public ByteReader open(InputPlan plan, @Nullable Position from) {
        FilePosition start = FilePosition.in(plan, from);
        if (news != null) {
            return new FileByteReader(remembered(news, plan), codec, start);
        }
        List<FrozenFile> inputs = plan.inputs().stream().map(this::frozen).toList();
        inputs.subList(start.ordinal(), inputs.size()).forEach(FrozenFile::checkLength);
        inputs.get(start.ordinal()).checkUpTo(start, codec);
        return new FileByteReader(StoredInputs.of(plan, this::frozen), codec, start);
    }

    /** Who only looks at the files, and who completes a load of everything, waits for nothing. */
    private StoredInputs remembered(FileNews found, InputPlan plan) {
        return follower != null && plan.goesOn()
                ? StoredInputs.followed(plan, this::frozen, before -> next(found, follower, before))
                : StoredInputs.remembered(plan, this::frozen);
    }

    /** What has been written since, or nothing after a while. What was left of the last look, as no record is whole, is not new. */
    private InputPlan next(FileNews found, Consumer<String> notes, InputPlan before) {
        News.Found now = found.next(before);
        now.notes().stream().filter(noted::add).forEach(notes);
        InputPlan next = now.plan();
        if (!next.inputs().isEmpty() && !before.inputs().containsAll(next.inputs())) {
            return next;
        }
        Pause.millis(BETWEEN_LOOKS_MILLIS);
        return next.with(List.of());
    }
}
