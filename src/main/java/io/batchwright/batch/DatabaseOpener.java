package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Opens databases as the configuration says, and brings our tables in them up to date. */
final class DatabaseOpener {

    private static final String HISTORY = "batchwright_schema_history";

    private DatabaseOpener() {}

    /**
     * Opens a pool and migrates. Existing tables of others stay as they are: the history is ours, and starts from a baseline
     * below the first migration.
     *
     * @param prefix where its properties stand: {@code spring.datasource}, or the same of a named connection
     * @param migrations where the vendor's migrations are found
     * @throws RuntimeException if the database cannot be reached or migrated; an {@link SQLException} is among its causes
     */
    static Database open(Environment environment, String prefix, Function<Vendor, String> migrations) {
        HikariDataSource pool = pool(Binder.get(environment), prefix);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(migrations.apply(vendor(pool)))
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .outOfOrder(true)
                    .ignoreMigrationPatterns("*:missing")
                    .load()
                    .migrate();
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(Binder binder, String prefix) {
        DataSourceProperties properties = binder.bindOrCreate(prefix, DataSourceProperties.class);
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        binder.bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        binder.bind(prefix + ".hikari", Bindable.ofInstance(pool));
        if (pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            pool.addDataSourceProperty("ApplicationName", ThisProcess.SESSION);
            pool.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return pool;
    }

    private static Vendor vendor(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return Vendor.of(connection);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection", e);
        }
    }
}
