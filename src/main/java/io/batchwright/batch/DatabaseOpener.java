package io.batchwright.batch;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Opens databases as the configuration says, and brings our tables in them up to date. */
final class DatabaseOpener {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Map<String, String> SESSION =
            Map.of("ApplicationName", ThisProcess.SESSION, "tcpKeepAlive", "true");

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

    /**
     * Opens a connection of its own, which is not one of a pool, and makes nothing that is not there.
     *
     * @throws RuntimeException if the database cannot be reached; an {@link SQLException} is among its causes
     */
    static Connection connect(Environment environment, String prefix) {
        DataSourceProperties properties = Binder.get(environment).bindOrCreate(prefix, DataSourceProperties.class);
        SimpleDriverDataSource source = properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        Properties settings = new Properties();
        String url = String.valueOf(source.getUrl());
        if (url.startsWith(POSTGRESQL)) {
            settings.putAll(SESSION);
        } else if (EmbeddedDatabase.isEmbedded(url)) {
            settings.setProperty("IFEXISTS", "TRUE");
        }
        source.setConnectionProperties(settings);
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection", e);
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
        if (pool.getJdbcUrl().startsWith(POSTGRESQL)) {
            SESSION.forEach(pool::addDataSourceProperty);
        } else if (EmbeddedDatabase.isEmbedded(pool.getJdbcUrl())) {
            pool.setJdbcUrl(EmbeddedDatabase.durable(pool.getJdbcUrl()));
        }
        return pool;
    }
}
