package io.batchwright.serve.security;

import io.batchwright.settings.ServeSettings;
import io.batchwright.settings.ServeSettings.Role;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The users: those of the configuration, or else the admin, whose password is made at the first start. Thread-safe. */
public final class Accounts implements UserDetailsService {

    static final String ADMIN = "admin";

    private final Map<String, ServeSettings.User> configured;
    private final AdminStore admins;
    private final PasswordEncoder encoder;

    Accounts(ServeSettings settings, AdminStore admins, PasswordEncoder encoder) {
        this.configured = settings.users().stream()
                .collect(Collectors.toUnmodifiableMap(ServeSettings.User::name, Function.identity()));
        this.admins = admins;
        this.encoder = encoder;
    }

    /**
     * Makes the admin, if there is to be one and there is none. To be called once, by a server that has its port: one that ends
     * without a word would take the password with it.
     *
     * @param newPassword whether the admin gets a new password in any case
     * @return the password, if it was made just now; it is to be shown once
     */
    public Optional<String> makeAdmin(boolean newPassword) {
        if (newPassword) {
            admins.forget();
        }
        if (!configured.isEmpty() || admins.password().isPresent()) {
            return Optional.empty();
        }
        String password = Secrets.password();
        return admins.keep(encode(password)) ? Optional.of(password) : Optional.empty();
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the password encoder gives no hash");
        }
        return hash;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        ServeSettings.User user = configured.get(name);
        if (user != null) {
            return details(name, user.password(), user.role());
        }
        if (configured.isEmpty() && name.equals(ADMIN)) {
            return admins.password()
                    .map(hash -> details(ADMIN, hash, Role.OPERATOR))
                    .orElseThrow(() -> unknown(name));
        }
        throw unknown(name);
    }

    private static UserDetails details(String name, String hash, Role role) {
        return User.withUsername(name)
                .password(hash.toLowerCase(Locale.ROOT).startsWith("{bcrypt}") ? hash : "{bcrypt}" + hash)
                .roles(role.name())
                .build();
    }

    private static UsernameNotFoundException unknown(String name) {
        return new UsernameNotFoundException("no user '" + name + "'");
    }
}
