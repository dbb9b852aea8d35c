package io.batchwright.serve;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.serve.action.ExecutionActions;
import io.batchwright.serve.action.ReadOnlyActions;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.serve.audit.LoggedAuditLog;
import io.batchwright.serve.page.Site;
import io.batchwright.serve.security.AdminStore;
import io.batchwright.serve.security.TransientAdminStore;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the repository of another application. Nothing of ours is made there. */
@Configuration(proxyBeanMethods = false)
class ForeignRepository {

    private static final int CONNECTIONS = 6;

    @Bean
    Site site(RepositoryAddress address) {
        return new Site(false, address.toString());
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
    RepositoryReader repositoryReader(HikariDataSource repository, RepositoryAddress address) {
        return new RepositoryReader(repository, address.tablePrefix(), ZoneId.systemDefault());
    }

    @Bean
    ExecutionActions executionActions() {
        return new ReadOnlyActions();
    }

    @Bean
    AuditLog auditLog(Clock clock) {
        return new LoggedAuditLog(clock);
    }

    @Bean
    AdminStore adminStore() {
        return new TransientAdminStore();
    }
}
