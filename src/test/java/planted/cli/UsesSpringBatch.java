package planted.cli;

import org.springframework.batch.core.job.Job;

/** A planted violation: Spring Batch outside of its package. */
public final class UsesSpringBatch {
    public Job job;
}
