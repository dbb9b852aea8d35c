package io.batchwright.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The versions of the libraries for browsers that are on the class path, which their paths begin with. */
@Component("webJars")
public final class WebJars {

    private final String htmx = version("htmx.org");
    private final String chart = version("chart.js");

    public String getHtmx() {
        return htmx;
    }

    public String getChart() {
        return chart;
    }

    private static String version(String artifact) {
        String place = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream stream = WebJars.class.getResourceAsStream(place)) {
            if (stream == null) {
                throw new IllegalStateException(artifact + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
