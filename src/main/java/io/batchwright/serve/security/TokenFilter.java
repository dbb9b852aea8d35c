package io.batchwright.serve.security;

import io.batchwright.settings.ServeSettings;
import io.batchwright.settings.ServeSettings.Token;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets machines in by {@code Authorization: Bearer TOKEN} (RFC 6750). A request with an unknown token is refused, whatever
 * session it belongs to.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final Map<String, Token> byHash;
    private final AuthenticationEntryPoint refusal;

    TokenFilter(ServeSettings settings, AuthenticationEntryPoint refusal) {
        this.byHash =
                settings.tokens().stream().collect(Collectors.toUnmodifiableMap(Token::hash, Function.identity()));
        this.refusal = refusal;
    }

    /** Whether a request comes with a token: a browser sends none of its own accord, so that it needs no CSRF token. */
    static boolean comesWithToken(HttpServletRequest request) {
        return token(request) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        // Looked up by its hash, of which an attacker learns nothing by the time that it takes.
        Optional<Token> known = Optional.ofNullable(byHash.get(Secrets.hash(token)));
        if (known.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("unknown token"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(known.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static UsernamePasswordAuthenticationToken authentication(Token token) {
        return UsernamePasswordAuthenticationToken.authenticated(
                "token:" + token.name(),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + token.role().name())));
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
