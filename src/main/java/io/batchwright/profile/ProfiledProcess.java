package io.batchwright.profile;

import io.batchwright.batch.DryRun.Way;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this application again, as a process with a heap of its own, and collects the samples that it prints. */
public final class ProfiledProcess {

    private final List<String> arguments;
    private final String heap;

    /**
     * @param arguments of the application: a command that samples itself
     * @param heap the most heap, as {@code -Xmx} takes it
     */
    public ProfiledProcess(List<String> arguments, String heap) {
        this.arguments = List.copyOf(arguments);
        this.heap = heap;
    }

    /** Runs it to its end; it reads our standard input, and what it prints on standard error goes to ours. */
    public ProfiledRun run(Way way) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command())
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> Sample.parse(line).ifPresent(samples::add));
            return new ProfiledRun(way, samples, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(application());
        command.addAll(arguments);
        return command;
    }

    /** As this process was started: from a jar, or from a class path and a main class. */
    private static List<String> application() {
        String classPath = System.getProperty("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, "io.batchwright.BatchwrightApplication");
    }
}
