package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.Connections;
import io.batchwright.sink.JdbcCheckpointStore;
import io.batchwright.sink.RejectStore;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.aop.framework.Advised;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Wires job repository, stores and runner around the default connection, which is opened beforehand ({@link Database}). The
 * beans are named one by one, without scan or auto-configuration: start-up counts.
 */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Bean
    JdbcTransactionManager transactionManager(HikariDataSource pool) {
        return new JdbcTransactionManager(pool);
    }

    @Bean
    JobRepository jobRepository(HikariDataSource pool, JdbcTransactionManager transactionManager) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(pool);
        factory.setTransactionManager(transactionManager);
        factory.afterPropertiesSet();
        JobRepository repository = factory.getObject();
        ((Advised) repository).addAdvice(0, new UnchangedContextFilter());
        return repository;
    }

    @Bean
    JobOperatorFactoryBean jobOperator(JobRepository repository, JdbcTransactionManager transactionManager) {
        JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
        factory.setJobRepository(repository);
        factory.setJobRegistry(new MapJobRegistry());
        factory.setTransactionManager(transactionManager);
        return factory;
    }

    @Bean
    Connections connections(HikariDataSource pool) {
        return pool::getConnection;
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
            HikariDataSource pool,
            Clock clock) {
        Predecessors predecessors = new Predecessors(checkpoints, EmbeddedDatabase.isEmbedded(pool.getJdbcUrl()));
        return new PipelineRunner(repository, operator, connections, checkpoints, predecessors, clock);
    }
}
