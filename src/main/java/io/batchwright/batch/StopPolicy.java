package io.batchwright.batch;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/**
 * Ends a step as STOPPED when a stop is requested or its thread is interrupted. Spring Batch's own policy only throws, which
 * {@code ChunkOrientedStep} swallows and then reads {@code terminateOnly}: without setting that, the step would end
 * COMPLETED half-way.
 */
record StopPolicy(StepStop stop) implements StepInterruptionPolicy {

    @Override
    public void checkInterrupted(StepExecution stepExecution) throws JobInterruptedException {
        if (Thread.currentThread().isInterrupted() || stop.now()) {
            stepExecution.setTerminateOnly();
            throw new JobInterruptedException("stopped on request; run the same command again to go on");
        }
    }
}
