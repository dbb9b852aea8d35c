package plainjob;

import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.transaction.PlatformTransactionManager;

/** One step: read lines, drop what is not above the threshold, insert in batches of the chunk's size. */
@Configuration(proxyBeanMethods = false)
class LoadJobConfiguration {

    @Bean
    Job loadJob(JobRepository repository, Step loadStep) {
        return new JobBuilder("load", repository)
                .start(loadStep)
                .listener(new SummaryPrinter())
                .build();
    }

    @Bean
    Step loadStep(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            FlatFileItemReader<LogRecord> reader,
            ItemProcessor<LogRecord, LogRecord> aboveThreshold,
            JdbcBatchItemWriter<LogRecord> writer,
            @Value("${plain-job.chunk-size}") int chunkSize) {
        return new StepBuilder("loadStep", repository)
                .<LogRecord, LogRecord>chunk(chunkSize)
                .transactionManager(transactionManager)
                .reader(reader)
                .processor(aboveThreshold)
                .writer(writer)
                .build();
    }

    @Bean
    @StepScope
    FlatFileItemReader<LogRecord> reader(@Value("#{jobParameters['input']}") String input) {
        return new FlatFileItemReaderBuilder<LogRecord>()
                .name("logReader")
                .resource(new FileSystemResource(input))
                .lineMapper(new LogLineMapper())
                .build();
    }

    @Bean
    @StepScope
    ItemProcessor<LogRecord, LogRecord> aboveThreshold(@Value("#{jobParameters['threshold']}") long threshold) {
        return item -> item.metric() > threshold ? item : null;
    }

    @Bean
    JdbcBatchItemWriter<LogRecord> writer(DataSource dataSource) {
        return new JdbcBatchItemWriterBuilder<LogRecord>()
                .dataSource(dataSource)
                .sql("insert into bench (id, metric, status) values (?, ?, ?)")
                .itemPreparedStatementSetter((item, statement) -> {
                    statement.setLong(1, item.id());
                    statement.setLong(2, item.metric());
                    statement.setString(3, item.status());
                })
                .build();
    }
}
