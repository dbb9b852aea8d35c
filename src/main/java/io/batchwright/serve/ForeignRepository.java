package io.batchwright.serve;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.monitor.ForeignOperations;
import io.batchwright.monitor.MonitorException;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryCheck;
import io.batchwright.monitor.RepositoryOverview;
import io.batchwright.monitor.RepositoryReport;
import io.batchwright.serve.action.ExecutionActions;
import io.batchwright.serve.action.ForeignActions;
import io.batchwright.serve.action.ReadOnlyActions;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.serve.audit.LoggedAuditLog;
import io.batchwright.serve.metrics.PipelineNames;
import io.batchwright.serve.page.LoadLookup;
import io.batchwright.serve.page.Site;
import io.batchwright.serve.page.UpcomingSlots;
import io.batchwright.serve.security.AdminStore;
import io.batchwright.serve.security.TransientAdminStore;
import io.batchwright.settings.JdbcUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the repository of another application. Nothing of ours is made there. */
@Configuration(proxyBeanMethods = false)
class ForeignRepository {

    private static final int CONNECTIONS = 6;

    /** How long a statement may take: without our indexes, some would take minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Site site(RepositoryAddress address, RepositoryReport report) {
        return new Site(false, address + " (Spring Batch " + report.version().number() + ")", report.missing());
    }

    @Bean
    HikariDataSource repository(RepositoryAddress address) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.username());
        pool.setPassword(address.password());
        pool.setReadOnly(!address.operationsAllowed());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(10_000);
        pool.setInitializationFailTimeout(-1);
        pool.setPoolName("repository");
        return pool;
    }

    @Bean
    RepositoryAccess repositoryAccess(HikariDataSource repository, RepositoryAddress address) {
        return new RepositoryAccess(repository, address.tablePrefix(), ZoneId.systemDefault(), PATIENCE);
    }

    @Bean
    ExecutionActions executionActions(RepositoryAccess repository, RepositoryAddress address, Clock clock) {
        return address.operationsAllowed()
                ? new ForeignActions(new ForeignOperations(repository, clock))
                : new ReadOnlyActions();
    }

    /** Refuses to serve what is no repository, and says which indexes it lacks. */
    @Bean
    RepositoryReport repositoryReport(RepositoryAccess repository, RepositoryAddress address) {
        try {
            return new RepositoryCheck(repository).report();
        } catch (MonitorException e) {
            throw new MonitorException("--repository " + JdbcUrl.masked(address.url()) + ": " + e.getMessage(), e);
        }
    }

    @Bean
    LoadLookup loadLookup() {
        return LoadLookup.NONE;
    }

    @Bean
    UpcomingSlots upcomingSlots() {
        return UpcomingSlots.NONE;
    }

    @Bean
    AuditLog auditLog(Clock clock) {
        return new LoggedAuditLog(clock);
    }

    @Bean
    PipelineNames pipelineNames(RepositoryAccess repository) {
        return new RepositoryOverview(repository)::jobs;
    }

    @Bean
    AdminStore adminStore() {
        return new TransientAdminStore();
    }
}
