package io.batchwright.serve.own;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Addresses of pages to be redirected to. Names are encoded, as braces in an address would be taken for variables. */
final class PageAddress {

    private PageAddress() {}

    static String ofPipeline(String name) {
        return "/pipelines/" + segment(name);
    }

    static String ofRejects(String pipeline, String load) {
        return "/rejects/" + segment(pipeline) + "/" + segment(load);
    }

    private static String segment(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }
}
