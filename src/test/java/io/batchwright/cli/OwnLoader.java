package io.batchwright.cli;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Starts the application as its jar does: by a class loader of its own, whose classes the one of the system does not find. */
final class OwnLoader {

    static final String CLASS_PATH = "application.class.path";

    private OwnLoader() {}

    /** @param arguments the application's */
    public static void main(String[] arguments) throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry :
                Objects.requireNonNull(System.getProperty(CLASS_PATH)).split(File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        ClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("io.batchwright.BatchwrightApplication")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
