package io.batchwright.batch;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/** Keeps standard output for results: what is logged goes to standard error. */
final class Logging {

    private Logging() {}

    /** Points the console appenders that Spring Boot made at standard error. Where another logger is in use, does nothing. */
    static void toStandardError() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
            while (appenders.hasNext()) {
                if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                    console.setTarget("System.err");
                    console.start();
                }
            }
        }
    }
}
