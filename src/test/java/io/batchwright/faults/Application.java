package io.batchwright.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application as users start it.
 *
 * @param command what stands before the application's own arguments
 */
record Application(List<String> command) {

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    /** The classes of this JVM's class path, with the launcher's flags. */
    static Application ofClasses() {
        return new Application(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.batchwright.BatchwrightApplication"));
    }

    /** The launcher that {@code ./mvnw package} makes; it replaces itself by Java, so that its process is the application's. */
    static Application packaged(Path launcher) {
        return new Application(List.of(launcher.toAbsolutePath().toString()));
    }

    /** Starts a command of the application. */
    Attempt start(Path home, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        int number = ATTEMPTS.incrementAndGet();
        File out = home.resolve("attempt-" + number + ".out").toFile();
        File err = home.resolve("attempt-" + number + ".err").toFile();
        Process process =
                new ProcessBuilder(all).redirectOutput(out).redirectError(err).start();
        return new Attempt(process, out.toPath(), err.toPath());
    }
}
