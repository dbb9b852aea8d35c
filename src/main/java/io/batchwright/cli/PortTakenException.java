package io.batchwright.cli;

import io.batchwright.spec.ForUsers;

/** Another process listens on the port of the server. It may be gone soon, so that it is a failure and not wrong usage. */
final class PortTakenException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port) {
        super("port " + port + " is in use by another process; end that one, or choose another port with --port or"
                + " server.port in config/application.yml");
    }
}
