package io.batchwright.serve.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Sends people who are not logged in to the login, and tells machines and scripts what they lack (RFC 9457). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    private static final String UNAUTHORIZED = "{\"title\":\"Unauthorized\",\"status\":401,"
            + "\"detail\":\"expected a login, or a known token as 'Authorization: Bearer …'\"}";

    private static final String FORBIDDEN = "{\"title\":\"Forbidden\",\"status\":403,"
            + "\"detail\":\"expected the role operator, and with a session its CSRF token\"}";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"batchwright\"");
        tell(response, HttpServletResponse.SC_UNAUTHORIZED, UNAUTHORIZED);
    }

    /** Nobody is told what a login is allowed to do, before there is one. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        // The request does not know its user yet where a CSRF token is missing.
        if (!TRUST.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())) {
            commence(request, response, new InsufficientAuthenticationException("no login", refusal));
        } else if (isPage(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            tell(response, HttpServletResponse.SC_FORBIDDEN, FORBIDDEN);
        }
    }

    private static void tell(HttpServletResponse response, int status, String problem) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
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
