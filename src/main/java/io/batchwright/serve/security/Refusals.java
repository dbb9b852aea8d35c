package io.batchwright.serve.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends people who are not logged in to the login, and tells machines and scripts so (RFC 9457). */
final class Refusals implements AuthenticationEntryPoint {

    private static final String PROBLEM = "{\"title\":\"Unauthorized\",\"status\":401,"
            + "\"detail\":\"expected a login, or a known token as 'Authorization: Bearer …'\"}";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"batchwright\"");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(PROBLEM);
    }

    /** Whether a request is a browser's for a page to show; htmx asks for parts of one. */
    static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getServletPath();
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader("HX-Request") == null
                && !path.startsWith("/api/")
                && !path.startsWith("/actuator/")
                && !TokenFilter.comesWithToken(request);
    }
}
