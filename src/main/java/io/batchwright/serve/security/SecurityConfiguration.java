package io.batchwright.serve.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import io.batchwright.settings.ServeSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Reading needs a viewer, every other request an operator, so that nothing can be forgotten. Only what the login page needs,
 * and the health of the server, is open.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/login",
        "/error",
        "/style*.css",
        "/app*.js",
        "/icon*.svg",
        "/webjars/**",
        "/actuator/health",
        "/actuator/health/*"
    };

    /** Scripts and styles from here only, and none in the page. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Accounts accounts(ServeSettings settings, AdminStore admins, PasswordEncoder encoder) {
        return new Accounts(settings, admins, encoder);
    }

    @Bean
    RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(ServeSettings.Role.OPERATOR.name())
                .implies(ServeSettings.Role.VIEWER.name())
                .build();
    }

    /** No text has the character U+0000, and PostgreSQL chokes on it. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> name.indexOf(0) < 0);
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0);
        return firewall;
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, ServeSettings settings, Accounts accounts, PasswordEncoder encoder, Clock clock) {
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
        Refusals refusals = new Refusals();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/logout")
                        .authenticated()
                        .requestMatchers(GET)
                        .hasRole(ServeSettings.Role.VIEWER.name())
                        .requestMatchers(HEAD)
                        .hasRole(ServeSettings.Role.VIEWER.name())
                        .anyRequest()
                        .hasRole(ServeSettings.Role.OPERATOR.name()))
                .authenticationProvider(new ThrottledAuthentication(passwords, new LoginThrottle(clock)))
                .addFilterBefore(new TokenFilter(settings, refusals), UsernamePasswordAuthenticationFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(TokenFilter::comesWithToken))
                .formLogin(login -> login.loginPage("/login").failureHandler(new LoginFailure()))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(new PageRequests()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()")))
                .build();
    }
}
