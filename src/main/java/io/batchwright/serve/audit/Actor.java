package io.batchwright.serve.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Who acts.
 *
 * @param name a user's name, or {@code token:NAME}
 * @param address that the request came from
 */
public record Actor(String name, String address) {

    /** Who sends a request. */
    public static Actor of(HttpServletRequest request) {
        return new Actor(Objects.requireNonNullElse(request.getRemoteUser(), ""), request.getRemoteAddr());
    }
}
