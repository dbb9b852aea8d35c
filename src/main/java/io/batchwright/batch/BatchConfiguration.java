package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Connections;
import io.batchwright.sink.JdbcCheckpointStore;
import io.batchwright.sink.RejectStore;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the default connection, migrations, the JDBC job repository and the runner. No component scan: start-up counts. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
class BatchConfiguration {

    /** Lets the PostgreSQL driver send a JDBC batch as multi-row inserts. */
    @Bean
    static BeanPostProcessor rewriteBatchedInserts() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool
                        && pool.getJdbcUrl() != null
                        && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
                    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
                }
                return bean;
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Bean
    Connections connections(DataSource dataSource) {
        return dataSource::getConnection;
    }

    @Bean
    CheckpointStore checkpointStore(Connections connections) {
        return new JdbcCheckpointStore(connections);
    }

    @Bean
    RejectStore rejectStore(Connections connections) {
        return new RejectStore(connections);
    }

    @Bean
    PipelineRunner pipelineRunner(
            JobRepository repository,
            JobOperator operator,
            Connections connections,
            CheckpointStore checkpoints,
            Clock clock) {
        return new PipelineRunner(repository, operator, connections, checkpoints, clock);
    }
}
