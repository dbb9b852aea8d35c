package io.batchwright.serve;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.stereotype.Component;

/**
 * The threads that answer requests. Tomcat would interrupt threads of its own when it stops, and H2 closes its file under an
 * interrupted thread, from under the runs that are to be stopped after it.
 */
@Component
class RequestThreads implements TomcatProtocolHandlerCustomizer<ProtocolHandler> {

    private static final int MOST = 100;
    private static final int IDLE_SECONDS = 60;
    private static final int PATIENCE_SECONDS = 2;

    private final ThreadPoolExecutor threads;

    RequestThreads() {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "batchwright-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void customize(ProtocolHandler handler) {
        handler.setExecutor(threads);
    }

    /** By now Tomcat has closed the connections, so that whoever writes to one ends. */
    @PreDestroy
    void close() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
