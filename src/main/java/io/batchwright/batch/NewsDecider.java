package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.InputPlan;
import io.batchwright.sink.Checkpoint;
import io.batchwright.source.News;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a source that reads what is new: an unfinished load is completed first, wherever its content is now; after a
 * complete one, or one that was given up, the next one reads what has not been read.
 */
final class NewsDecider {

    private static final InputPlan NONE = new InputPlan(List.of());

    private final Pipeline pipeline;
    private final News news;
    private final boolean endless;
    private final RunListener listener;

    /**
     * @param endless whether a load is wanted even if there is nothing to read yet
     * @param listener hears what was found
     */
    NewsDecider(Pipeline pipeline, News news, boolean endless, RunListener listener) {
        this.pipeline = pipeline;
        this.news = news;
        this.endless = endless;
        this.listener = listener;
    }

    /**
     * Decides.
     *
     * @param newest the newest load of the pipeline's scope; null if there is none
     * @param rerun whether everything is to be read again
     * @throws RunRefusedException if an unfinished load cannot be resumed
     */
    LoadDecision decide(@Nullable Checkpoint newest, boolean rerun) {
        if (newest != null && rerun) {
            return begin(found(news.next(null)), newest, newest.rerun() + 1);
        }
        if (newest != null && !newest.complete() && !newest.abandoned()) {
            return resume(newest);
        }
        InputPlan plan = found(news.next(newest == null ? null : reached(newest)));
        if (plan.inputs().isEmpty() && !endless) {
            return new LoadDecision.NothingNew(newest);
        }
        return begin(plan, newest, newest == null ? 0 : newest.rerun());
    }

    /** Each load gets a number of its own, by which it is told from the others, even if the last one had nothing to read. */
    private LoadDecision begin(InputPlan plan, @Nullable Checkpoint previous, int rerun) {
        InputPlan last = previous == null ? NONE : previous.plan();
        InputPlan numbered = plan.numbered(Math.max(last.next(), last.began() + 1));
        return new LoadDecision.Proceed(LoadDecider.initial(pipeline, numbered, rerun), previous);
    }

    private InputPlan reached(Checkpoint load) {
        return load.complete()
                ? news.completed(load.plan(), load.position())
                : news.givenUp(load.plan(), load.position());
    }

    private LoadDecision resume(Checkpoint unfinished) {
        if (unfinished.ledger().read() > 0) {
            LoadDecider.requireSameFormat(
                    pipeline,
                    unfinished,
                    "give the load up (batchwright jobs abandon), so that the next one goes on after its last commit");
        }
        InputPlan plan = found(news.resumed(unfinished.plan(), unfinished.position()));
        return new LoadDecision.Proceed(unfinished.on(plan).under(pipeline.formatHash(), pipeline.transformHash()));
    }

    private InputPlan found(News.Found found) {
        found.notes().forEach(listener::noted);
        return found.plan();
    }
}
