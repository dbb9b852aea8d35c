package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.sink.Checkpoint;
import io.batchwright.source.Source;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which load a run starts, resumes, finds done or refuses, for real files and the loads that were made of them before. */
class LoadDeciderTest {

    private static final String PIPELINE = """
            source: { type: file, path: in }
            format: { type: key-value }
            fields: { id: %s }
            transform: [ { filter: id > %d } ]
            sink: { type: jdbc, table: loaded }
            """;

    private static final String FIRST = "id=1\nid=2\nid=3\n";
    private static final String REPLACED = "id=7\nid=8\n";
    private static final Ledger SOME = new Ledger(2, 2, 0, 0, 0);

    private Path home;
    private Pipeline pipeline;

    @BeforeEach
    void makeHome(@TempDir Path directory) throws IOException {
        home = directory;
        Files.createDirectories(home.resolve("config/pipelines"));
        Files.createDirectories(home.resolve("in"));
        pipeline = load("long", 0);
        put("a.log", FIRST);
    }

    private Pipeline load(String idType, int bound) {
        Path file = home.resolve("config/pipelines/all.yml");
        InputFiles.write(file, PIPELINE.formatted(idType, bound));
        return PipelineLoader.load(file, Map.of(), Map.of(), home);
    }

    private void put(String name, String content) {
        InputFiles.write(home.resolve("in").resolve(name), content);
    }

    private InputPlan plan() {
        return pipeline.source().open(SourceContext.of(home)).plan();
    }

    private LoadDecision decide(boolean rerun, Checkpoint... newestFirst) {
        Source source = pipeline.source().open(SourceContext.of(home));
        return new LoadDecider(pipeline, source, source.plan()).decide(List.of(newestFirst), rerun);
    }

    /** The load that a run of the input as it is now begins or goes on with. */
    private Checkpoint proceed(Checkpoint... newestFirst) {
        LoadDecision decision = decide(false, newestFirst);
        assertThat(decision).isInstanceOf(LoadDecision.Proceed.class);
        return ((LoadDecision.Proceed) decision).initial();
    }

    private Checkpoint rerun(Checkpoint... newestFirst) {
        return ((LoadDecision.Proceed) decide(true, newestFirst)).initial();
    }

    private static Checkpoint unfinished(Checkpoint begun) {
        return begun.advance(new Position("0:10:3"), SOME, 10, false);
    }

    private static Checkpoint complete(Checkpoint begun) {
        return begun.advance(
                new Position("0:15:4"), new Ledger(3, 3, 0, 0, 0), begun.plan().totalBytes(), true);
    }

    private void assertRefused(Checkpoint load, String... said) {
        assertThatThrownBy(() -> decide(false, load))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContainingAll(said);
    }

    @Test
    void theFirstLoadFreezesTheInput() {
        Checkpoint first = proceed();
        assertThat(first.plan()).isEqualTo(plan());
        assertThat(first.plan().inputs()).extracting(InputPlan.Input::name).containsExactly("in/a.log");
        assertThat(first.position()).isNull();
        assertThat(first.ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(first.rerun()).isZero();
        assertThat(first.complete()).isFalse();
        assertThat(first.scope()).isEqualTo(pipeline.scope());
    }

    @Test
    void anUnfinishedLoadIsResumed() {
        Checkpoint load = unfinished(proceed());
        assertThat(proceed(load)).isEqualTo(load);
    }

    @Test
    void anUnfinishedLoadOfInputThatGrewIsResumedToItsFrozenEnd() {
        Checkpoint load = unfinished(proceed());
        put("a.log", FIRST + "id=4\n");
        put("b.log", REPLACED);
        assertThat(proceed(load)).isEqualTo(load);
        assertThat(load.plan()).isNotEqualTo(plan());
    }

    @Test
    void anUnfinishedLoadOfInputThatChangedIsRefused() throws IOException {
        Checkpoint load = unfinished(proceed());
        put("a.log", "id=1\nid=2\nid=9\n");
        assertRefused(load, "'all'", "'in/a.log' changed", "--rerun");
        put("a.log", "id=1\n");
        assertRefused(load, "'in/a.log' shrank from 15 to 5 bytes", "--rerun");
        Files.delete(home.resolve("in/a.log"));
        put("b.log", FIRST);
        assertRefused(load, "'in/a.log' is gone", "--rerun");
    }

    @Test
    void anUnfinishedLoadIsRefusedWhenFormatOrFieldsChanged() {
        Checkpoint load = unfinished(proceed());
        pipeline = load("int", 0);
        assertRefused(load, "format or fields have changed", "2 records are accounted for", "--rerun");
    }

    @Test
    void anUnfinishedLoadIsResumedUnderANewTransform() {
        Checkpoint load = unfinished(proceed());
        pipeline = load("long", 1);
        assertThat(pipeline.transformHash()).isNotEqualTo(load.transformHash());
        assertThat(proceed(load)).isEqualTo(load.under(load.formatHash(), pipeline.transformHash()));
    }

    @Test
    void anUnfinishedLoadThatReadNothingBeginsAnewWithWhatIsThereNow() {
        Checkpoint nothingRead = proceed();
        pipeline = load("int", 0);
        put("a.log", REPLACED);
        Checkpoint corrected = proceed(nothingRead);
        assertThat(corrected.plan()).isEqualTo(plan());
        assertThat(corrected.formatHash()).isEqualTo(pipeline.formatHash());
        assertThat(corrected.rerun()).isZero();
    }

    @Test
    void anUnfinishedRerunThatReadNothingKeepsItsNumber() {
        Checkpoint done = complete(proceed());
        Checkpoint again = rerun(done);
        assertThat(proceed(again, done)).isEqualTo(again);
    }

    @Test
    void aCompleteLoadOfTheSameInputIsNotRepeated() {
        Checkpoint load = complete(proceed());
        assertThat(decide(false, load)).isEqualTo(new LoadDecision.AlreadyLoaded(load));
        pipeline = load("int", 7);
        assertThat(decide(false, load)).isEqualTo(new LoadDecision.AlreadyLoaded(load));
    }

    @Test
    void anEarlierCompleteLoadOfTheSameInputIsFoundToo() {
        Checkpoint first = complete(proceed());
        put("a.log", REPLACED);
        Checkpoint second = complete(proceed(first));
        put("a.log", FIRST);
        assertThat(decide(false, second, first)).isEqualTo(new LoadDecision.AlreadyLoaded(first));
    }

    @Test
    void inputThatGrewAfterACompleteLoadIsRefused() {
        Checkpoint load = complete(proceed());
        put("a.log", FIRST + "id=4\n");
        assertRefused(load, "'in/a.log' grew from 15 to 20 bytes", "already loaded", "--rerun");
        put("a.log", FIRST);
        put("b.log", REPLACED);
        assertRefused(load, "'in/b.log' is new", "already loaded", "--rerun");
    }

    @Test
    void replacedInputIsANewLoad() {
        Checkpoint load = complete(proceed());
        put("a.log", REPLACED);
        Checkpoint next = proceed(load);
        assertThat(next.key()).isNotEqualTo(load.key());
        assertThat(next.plan()).isEqualTo(plan());
        assertThat(next.ledger()).isEqualTo(Ledger.EMPTY);
        assertThat(next.rerun()).isZero();
    }

    @Test
    void inputOfWhichAFileIsLoadedAlreadyIsRefused() {
        put("b.log", REPLACED);
        Checkpoint load = complete(proceed());
        put("b.log", "id=9\n");
        assertRefused(load, "'in/b.log' shrank", "'in/a.log' is already loaded", "rows would double", "--rerun");
    }

    @Test
    void anEmptyFileInCommonIsNoOverlap() {
        put("b.log", "");
        Checkpoint load = complete(proceed());
        put("a.log", REPLACED);
        assertThat(proceed(load).plan()).isEqualTo(plan());
    }

    @Test
    void inputThatWasEmptyAtFirstIsANewLoad() {
        put("a.log", "");
        Checkpoint empty = proceed().advance(new Position("0:0:1"), Ledger.EMPTY, 0, true);
        assertThat(decide(false, empty)).isEqualTo(new LoadDecision.AlreadyLoaded(empty));
        put("a.log", FIRST);
        Checkpoint next = proceed(empty);
        assertThat(next.key()).isNotEqualTo(empty.key());
        assertThat(next.plan()).isEqualTo(plan());
    }

    @Test
    void theUnfinishedLoadOfInputThatIsRestoredIsResumed() {
        Checkpoint first = unfinished(proceed());
        put("a.log", REPLACED);
        Checkpoint second = complete(rerun(first));
        assertThat(decide(false, second, first)).isEqualTo(new LoadDecision.AlreadyLoaded(second));
        put("a.log", FIRST);
        assertThat(proceed(second, first)).isEqualTo(first);
    }

    @Test
    void everyRerunHasANumberAndAKeyOfItsOwn() {
        Checkpoint first = rerun();
        assertThat(first.rerun()).isZero();
        Checkpoint second = rerun(complete(first));
        Checkpoint third = rerun(unfinished(second), complete(first));
        assertThat(List.of(second.rerun(), third.rerun())).containsExactly(1, 2);
        assertThat(List.of(first.key(), second.key(), third.key())).doesNotHaveDuplicates();
        assertThat(third.position()).isNull();
    }

    @Test
    void aPlainRunResumesTheUnfinishedRerun() {
        Checkpoint done = complete(proceed());
        Checkpoint again = unfinished(rerun(done));
        assertThat(proceed(again, done)).isEqualTo(again);
    }
}
