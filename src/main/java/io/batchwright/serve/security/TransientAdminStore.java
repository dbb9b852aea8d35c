package io.batchwright.serve.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the admin as long as the process lives, where nothing of ours may be written. */
public final class TransientAdminStore implements AdminStore {

    private volatile @Nullable String hash;

    @Override
    public Optional<String> password() {
        return Optional.ofNullable(hash);
    }

    @Override
    public synchronized boolean keep(String newHash) {
        if (hash != null) {
            return false;
        }
        hash = newHash;
        return true;
    }

    @Override
    public void forget() {
        hash = null;
    }
}
