package io.batchwright.serve.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends back to the login, which says no more than that it failed; the log says who failed. */
final class LoginFailure implements AuthenticationFailureHandler {

    /** Session attribute: what the login page shows. */
    static final String MESSAGE = "batchwright.login";

    private static final Logger LOG = LoggerFactory.getLogger(LoginFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn(
                "login failed from {}: {}",
                request.getRemoteAddr(),
                failure.getClass().getSimpleName());
        String message =
                failure instanceof LockedException ? failure.getMessage() : "the name or the password is wrong";
        request.getSession().setAttribute(MESSAGE, message);
        response.sendRedirect(request.getContextPath() + "/login?failed");
    }
}
