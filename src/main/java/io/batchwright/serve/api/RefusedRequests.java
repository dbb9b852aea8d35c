package io.batchwright.serve.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says what is wrong with requests that are refused by their address alone, by Spring Security's firewall or before it. */
@Component
class RefusedRequests implements RequestRejectedHandler {

    private static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    /** What addresses are refused for; the first one that is there is what is wrong. */
    private static final List<String> SUSPICIOUS =
            List.of("%2e", "%2f", "%25", "%3b", "%5c", "%00", "%0a", "%0d", "//", ";", "\\", "/..", "/.");

    private static final String PATH =
            "expected a path without empty names, '.', '..', ';', '%', '\\', and in whose names no '/' or"
                    + " control character is, however it is encoded";

    /** Goes on to {@link ErrorAnswers}. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        response.sendError(
                HttpServletResponse.SC_BAD_REQUEST,
                METHODS.contains(request.getMethod())
                        ? address(request.getRequestURI())
                        : "expected one of the methods " + String.join(", ", METHODS) + ", found another");
    }

    /**
     * What was expected of an address, and what was found.
     *
     * @param path as it was sent; null if that could not be told
     */
    static String address(@Nullable String path) {
        if (path == null) {
            return "expected an address as RFC 3986 has it, and header fields as RFC 9110 has them, of 8 KiB at most";
        }
        String small = path.toLowerCase(Locale.ROOT);
        return SUSPICIOUS.stream()
                .filter(small::contains)
                .findFirst()
                .map(found -> PATH + "; found '" + found + "'")
                .orElse(PATH + ", and a host's name and header fields as RFC 9110 has them");
    }
}
