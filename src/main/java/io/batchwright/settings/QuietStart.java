package io.batchwright.settings;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring Boot from printing reports and stack traces of a start that fails: the command says why, in a line. Found by
 * Spring Boot in {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class QuietStart implements SpringBootExceptionReporter {

    /** @param context the context that does not start, which nothing is to be known of */
    public QuietStart(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
