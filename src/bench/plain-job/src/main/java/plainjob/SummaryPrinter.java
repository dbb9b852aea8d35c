package plainjob;

import java.time.Duration;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Prints what the benchmark reads: one line of JSON with the counts and the seconds of the step. */
class SummaryPrinter implements JobExecutionListener {

    @Override
    public void afterJob(JobExecution job) {
        for (StepExecution step : job.getStepExecutions()) {
            double seconds =
                    Duration.between(step.getStartTime(), step.getEndTime()).toNanos() / 1e9;
            System.out.printf(
                    "{\"status\": \"%s\", \"read\": %d, \"written\": %d, \"filtered\": %d, \"seconds\": %.3f}%n",
                    step.getStatus(), step.getReadCount(), step.getWriteCount(), step.getFilterCount(), seconds);
        }
    }
}
