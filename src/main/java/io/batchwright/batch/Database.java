package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Opens the default connection as {@code spring.datasource} says, and brings our tables in it up to date. */
final class Database {

    private static final String HISTORY = "batchwright_schema_history";

    private Database() {}

    /**
     * Opens the pool and migrates. Existing tables of others stay as they are: the history is ours, and starts from a
     * baseline below the first migration.
     *
     * @throws RuntimeException if the database cannot be reached or migrated; an {@link SQLException} is among its causes
     */
    static HikariDataSource open(Environment environment) {
        HikariDataSource pool = pool(environment);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(migrations(pool))
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(Environment environment) {
        Binder binder = Binder.get(environment);
        DataSourceProperties properties = binder.bindOrCreate("spring.datasource", DataSourceProperties.class);
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        binder.bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        return pool;
    }

    private static String migrations(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return Vendor.of(connection).migrationLocation();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection", e);
        }
    }
}
