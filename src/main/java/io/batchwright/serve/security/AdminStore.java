package io.batchwright.serve.security;

import java.util.Optional;

/** Where the password of the admin is kept that is made at the first start. */
public interface AdminStore {

    /** The hash of the password; empty if there is none yet. */
    Optional<String> password();

    /**
     * Keeps a password.
     *
     * @param hash its hash
     * @return whether it is kept now; false if another server was faster
     */
    boolean keep(String hash);

    /** Forgets the password, so that a new one is made. */
    void forget();
}
