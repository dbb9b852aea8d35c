package io.batchwright.batch;

/**
 * Loads classes that every run needs on a second processor, while the first one reads the command line. Worth a tenth of a
 * start; nothing depends on it.
 */
public final class Preload {

    private static final String[] CLASSES = {
        "org.springframework.boot.SpringApplication",
        "com.zaxxer.hikari.HikariDataSource",
        "org.h2.Driver",
        "org.h2.engine.SessionLocal",
        "org.h2.mvstore.db.Store",
        "org.h2.command.Parser",
        "org.springframework.batch.core.repository.support.SimpleJobRepository",
        "org.springframework.batch.core.observability.jfr.events.job.JobLaunchEvent", // begins Flight Recorder
    };

    private Preload() {}

    /** Begins, and returns at once. */
    public static void begin() {
        Thread thread = new Thread(Preload::load, "batchwright-preload");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        for (String name : CLASSES) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException | LinkageError e) {
                // Whoever needs the class will say so.
                return;
            }
        }
    }
}
