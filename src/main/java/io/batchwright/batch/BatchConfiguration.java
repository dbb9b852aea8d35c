package io.batchwright.batch;

import io.batchwright.settings.RunSettings;
import io.batchwright.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.aop.framework.Advised;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wires job repository and runner around the default database, which is opened beforehand ({@link Databases}). The
 * beans are named one by one, without scan or auto-configuration: start-up counts.
 */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Bean
    RunSettings runSettings(Settings settings) {
        return settings.run();
    }

    /** Closed with the databases. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Databases databases) {
        return databases.standard().source();
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    JobRepository jobRepository(DataSource source, JdbcTransactionManager transactionManager) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(transactionManager);
        // Serializable, the default, makes PostgreSQL refuse one of two runs that begin at the same moment. RunGuard
        // sees
        // to it that no instance is started twice.
        factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
        factory.setSerializer(new LenientContextSerializer());
        factory.afterPropertiesSet();
        JobRepository repository = factory.getObject();
        ((Advised) repository).addAdvice(0, new UnchangedContextFilter());
        ((Advised) repository).addAdvice(0, new RacedUpdates());
        ((Advised) repository).addAdvice(0, new FailureFirst());
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
    RunsHere runsHere() {
        return new RunsHere();
    }

    @Bean
    PipelineRunner pipelineRunner(
            JobRepository repository,
            JobOperator operator,
            Databases databases,
            RunSettings settings,
            RunsHere here,
            Clock clock) {
        return new PipelineRunner(repository, operator, databases, settings, here, clock);
    }

    /** Closed before all that it uses, as beans are closed in the opposite order. */
    @Bean
    @Lazy
    RunPool runPool(PipelineRunner runner, Environment environment, Settings settings) {
        return new RunPool(runner, home(environment), settings.serve().maxRuns());
    }

    private static Path home(Environment environment) {
        return Path.of(environment.getRequiredProperty("batchwright.home"));
    }

    @Bean
    @Lazy
    JobOperations jobOperations(
            JobRepository repository,
            Databases databases,
            RunSettings settings,
            RunsHere here,
            Environment environment,
            Clock clock) {
        return new JobOperations(repository, databases, settings, here, home(environment), clock);
    }

    @Bean
    @Lazy
    Servers servers(Databases databases, RunSettings settings) {
        return new Servers(databases.standard(), settings.heartbeatTimeout());
    }

    @Bean
    @Lazy
    RepositoryPurge repositoryPurge(DataSource source, JdbcTransactionManager transactionManager, Clock clock) {
        return new RepositoryPurge(JdbcClient.create(source), new TransactionTemplate(transactionManager), clock);
    }
}
