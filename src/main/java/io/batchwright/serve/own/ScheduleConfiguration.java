package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.schedule.PooledSlots;
import io.batchwright.schedule.ScheduleServer;
import io.batchwright.schedule.Schedules;
import io.batchwright.settings.ServeSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs pipelines by their schedules, as long as the server serves. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    Schedules schedules(BatchContext batch, PipelineCatalog catalog, Clock clock) {
        return new Schedules(batch.repository(), batch.completedLoads(), catalog, clock);
    }

    /** Closed with this context, and so before the runs, which are stopped with the other one. */
    @Bean
    ScheduleServer scheduleServer(Schedules schedules, BatchContext batch, Clock clock, ServeSettings settings) {
        return ScheduleServer.start(schedules, batch, new PooledSlots(batch.runs()), settings.purgeAfter(), clock);
    }
}
