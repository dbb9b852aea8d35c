package io.batchwright.serve.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Remembers which page somebody wanted before the login: only pages, so that nobody lands on data after it. */
final class PageRequests extends HttpSessionRequestCache {

    PageRequests() {
        setRequestMatcher(PageRequests::isWorthReturning);
    }

    private static boolean isWorthReturning(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && Refusals.isPage(request)
                && !request.getServletPath().equals("/login");
    }
}
