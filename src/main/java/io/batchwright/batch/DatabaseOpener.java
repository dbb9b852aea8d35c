package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Opens databases as the configuration says, and brings our tables in them up to date. */
final class DatabaseOpener {

    private DatabaseOpener() {}

    /**
     * Opens a pool and migrates.
     *
     * @param prefix where its properties stand: {@code spring.datasource}, or the same of a named connection
     * @param migrations which tables it needs
     * @throws RuntimeException if the database cannot be reached or migrated; an {@link SQLException} is among its causes
     */
    static Database open(Environment environment, String prefix, Migrations migrations) {
        HikariDataSource pool = pool(Binder.get(environment), prefix);
        try {
            String url = pool.getJdbcUrl();
            if (EmbeddedDatabase.isEmbedded(url)) {
                NewDatabaseFile.of(url).makeIfMissing(pool.getUsername(), pool.getPassword(), migrations);
            }
            migrate(pool, migrations);
            return new Database(pool);
        } catch (SQLException e) {
            pool.close();
            throw new CannotGetJdbcConnectionException("no connection", e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** A pool without idle connections closes the one that it tries first; an embedded database would close with it. */
    private static void migrate(HikariDataSource pool, Migrations migrations) throws SQLException {
        int idle = pool.getMinimumIdle();
        pool.setMinimumIdle(Math.max(1, idle));
        migrations.apply(pool);
        pool.setMinimumIdle(idle);
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
}
