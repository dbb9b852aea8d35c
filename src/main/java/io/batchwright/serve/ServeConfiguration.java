package io.batchwright.serve;

import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryReader;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The web server: what Spring Boot makes of the libraries that are there, but databases and jobs, which are open already. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            BatchAutoConfiguration.class,
            BatchJdbcAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.ASSIGNABLE_TYPE,
                    classes = {OwnRepository.class, ForeignRepository.class}),
            // Found by OwnRepository.
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.batchwright\\.serve\\.own\\..*")
        })
class ServeConfiguration {

    @Bean
    RepositoryReader repositoryReader(RepositoryAccess repository) {
        return new RepositoryReader(repository);
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }
}
