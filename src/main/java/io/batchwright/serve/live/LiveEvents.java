package io.batchwright.serve.live;

import io.batchwright.batch.Repetition;
import io.batchwright.monitor.MonitorException;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RepositoryPulse;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Tells open pages when something in the repository has changed. One look a second for all of them, and none when nobody
 * looks on. Thread-safe.
 */
@Component
final class LiveEvents {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** Often enough for proxies that cut what is silent for long. */
    private static final int BEAT = 15;

    private static final int MOST_LISTENERS = 500;

    private final RepositoryPulse pulse;
    private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
    private final Repetition looking;
    private String seen = "";
    private int silent;

    LiveEvents(RepositoryAccess repository) {
        this.pulse = new RepositoryPulse(repository);
        this.looking = new Repetition("batchwright-live", INTERVAL, this::look);
    }

    /** A stream of events: the first at once, then one for every change. */
    SseEmitter listen() {
        SseEmitter listener = new SseEmitter(0L);
        if (listeners.size() >= MOST_LISTENERS) {
            listener.complete();
            return listener;
        }
        listener.onCompletion(() -> listeners.remove(listener));
        listener.onError(failure -> listeners.remove(listener));
        listeners.add(listener);
        send(listener, LiveEvents::change);
        return listener;
    }

    private void look() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            String state = pulse.state();
            if (!state.equals(seen)) {
                seen = state;
                sendAll(LiveEvents::change);
            } else if (++silent >= BEAT) {
                sendAll(() -> SseEmitter.event().comment(""));
            }
        } catch (MonitorException e) {
            LOG.debug("the repository could not be looked at", e);
        }
    }

    private static SseEventBuilder change() {
        return SseEmitter.event().name("change").data("");
    }

    private void sendAll(Supplier<SseEventBuilder> event) {
        silent = 0;
        listeners.forEach(listener -> send(listener, event));
    }

    private void send(SseEmitter listener, Supplier<SseEventBuilder> event) {
        try {
            listener.send(event.get());
        } catch (IOException | IllegalStateException e) {
            listeners.remove(listener);
        }
    }

    @PreDestroy
    void close() {
        looking.close();
        listeners.forEach(SseEmitter::complete);
    }
}
