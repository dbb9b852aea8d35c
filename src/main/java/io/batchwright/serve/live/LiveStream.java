package io.batchwright.serve.live;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that open pages listen to. */
@RestController
class LiveStream {

    private final LiveEvents events;

    LiveStream(LiveEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live() {
        return events.listen();
    }
}
