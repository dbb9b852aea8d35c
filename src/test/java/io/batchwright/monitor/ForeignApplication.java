package io.batchwright.monitor;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.sink.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Another application of Spring Batch 6, with its own scripts, another prefix and no index of ours. */
final class ForeignApplication implements AutoCloseable {

    static final String PREFIX = "THEIRS_";

    private final TestDatabase database;
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTransactionManager transactions;
    private final JobRepository repository;
    private final JobOperator operator;

    /** @param directory where its database is, unless it is on a server */
    ForeignApplication(Vendor vendor, Path directory) throws Exception {
        database = vendor == Vendor.H2 ? TestDatabase.h2(directory) : TestDatabase.postgres();
        database.execute(script(vendor));
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        transactions = new JdbcTransactionManager(pool);
        JdbcJobRepositoryFactoryBean repositories = new JdbcJobRepositoryFactoryBean();
        repositories.setDataSource(pool);
        repositories.setTransactionManager(transactions);
        repositories.setTablePrefix(PREFIX);
        repositories.afterPropertiesSet();
        repository = repositories.getObject();
        JobOperatorFactoryBean operators = new JobOperatorFactoryBean();
        operators.setJobRepository(repository);
        operators.setJobRegistry(new MapJobRegistry());
        operators.setTransactionManager(transactions);
        operators.afterPropertiesSet();
        operator = Objects.requireNonNull(operators.getObject());
    }

    private static String[] script(Vendor vendor) throws IOException {
        String name = "/org/springframework/batch/core/schema-" + vendor.name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream script = ForeignApplication.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("BATCH_", PREFIX)
                    .split(";\\s*\\R");
        }
    }

    /** Gives the schema back the only thing that version 6 has changed; nothing can be run after that. */
    ForeignApplication onVersion5() {
        database.execute("DROP SEQUENCE THEIRS_JOB_INSTANCE_SEQ", "CREATE SEQUENCE THEIRS_JOB_SEQ");
        return this;
    }

    JobExecution run(String job, Step step, JobParameters parameters) throws Exception {
        return operator.start(new JobBuilder(job, repository).start(step).build(), parameters);
    }

    /** Copies items; the negative ones are filtered. */
    Step copying(String name, Integer... items) {
        return new StepBuilder(name, repository)
                .<Integer, Integer>chunk(2)
                .transactionManager(transactions)
                .reader(new ListItemReader<>(List.of(items)))
                .processor(item -> item < 0 ? null : item)
                .writer(chunk -> {
                    if (chunk.getItems().contains(13)) {
                        throw new IllegalStateException("unlucky", new IOException("13 does not fit"));
                    }
                })
                .build();
    }

    /** Inserts an execution, the first of an instance of the same id, that began at a time. */
    void insert(long id, String job, ExecutionStatus status, String began) {
        database.execute("insert into THEIRS_JOB_INSTANCE values (" + id + ", 0, '" + job + "', '" + id + "')");
        insertRestart(id, id, status, began);
    }

    /** Inserts an execution of an instance. */
    void insertRestart(long id, long instance, ExecutionStatus status, String began) {
        String ended = status.isRunning() ? "null" : "timestamp '" + began + "' + interval '1' minute";
        database.execute("insert into THEIRS_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME,"
                + " START_TIME, END_TIME, STATUS) values (" + id + ", 1, " + instance + ", timestamp '" + began
                + "', timestamp '" + began + "', " + ended + ", '" + status + "')");
    }

    /** Inserts a parameter of an execution. */
    void parameter(long execution, String name, String value) {
        database.execute("insert into THEIRS_JOB_EXECUTION_PARAMS values (" + execution + ", '" + name
                + "', 'java.lang.String', '" + value + "', 'Y')");
    }

    TestDatabase database() {
        return database;
    }

    DataSource pool() {
        return pool;
    }

    JobRepository repository() {
        return repository;
    }

    /** Its repository, with times in the system's zone. */
    RepositoryAccess access() {
        return new RepositoryAccess(pool, PREFIX, ZoneId.systemDefault(), Duration.ofSeconds(10));
    }

    RepositoryReader reader() {
        return new RepositoryReader(access());
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
