package io.batchwright.settings;

import io.batchwright.settings.ServeSettings.Role;
import io.batchwright.settings.ServeSettings.Token;
import io.batchwright.settings.ServeSettings.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads who may use the server: lists whose elements have a name, a secret of which only a hash is kept, and a role. */
final class AccessList {

    private static final Pattern BCRYPT = Pattern.compile("(\\{bcrypt})?\\$2[aby]\\$\\d\\d\\$.{53}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private AccessList() {}

    static List<User> users(Values values) {
        return elements(
                values,
                "batchwright.serve.users",
                User::name,
                key -> new User(
                        values.text(key + ".name", "a name"),
                        values.matching(
                                key + ".password",
                                BCRYPT,
                                "the bcrypt hash of a password. To make one:  batchwright serve hash-password"),
                        role(values, key + ".role")));
    }

    static List<Token> tokens(Values values) {
        return elements(
                values,
                "batchwright.serve.tokens",
                Token::hash,
                key -> new Token(
                        values.text(key + ".name", "a name"),
                        values.matching(
                                        key + ".hash",
                                        SHA_256,
                                        "the SHA-256 of a token, 64 hex digits. To make a token:  batchwright serve"
                                                + " new-token")
                                .toLowerCase(Locale.ROOT),
                        role(values, key + ".role")));
    }

    private static Role role(Values values, String key) {
        return values.oneOf(key, Role.VIEWER, Role.values());
    }

    /** @param distinct what no two elements may have in common */
    private static <T> List<T> elements(
            Values values, String key, Function<T, String> distinct, Function<String, T> reading) {
        List<T> elements = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(key); i++) {
            String element = key + "[" + i + "]";
            T read = reading.apply(element);
            if (!distinct.apply(read).isEmpty() && !seen.add(distinct.apply(read))) {
                values.problem(element, "the same as an element before it");
            }
            elements.add(read);
        }
        return elements;
    }
}
