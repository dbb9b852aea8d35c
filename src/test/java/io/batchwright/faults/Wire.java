package io.batchwright.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between the application and PostgreSQL that understands enough of the protocol to act at a chosen moment of a
 * chosen chunk, and to cut the connection there.
 */
final class Wire implements AutoCloseable {

    private final int server;
    private final ServerSocket listener;
    private final List<WireSession> sessions = new CopyOnWriteArrayList<>();
    private final Map<Moment, Integer> counts = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> happened = new CompletableFuture<>();
    private volatile @Nullable Plan plan;

    private record Plan(Moment moment, int ordinal, Action action) {}

    /** A moment in a chunk's life on the wire. */
    enum Moment {
        /** A run is about to enter. */
        ENTRY,
        /** A load is about to be claimed; the transaction holds locks already. */
        CLAIM,
        /** The job repository is about to hear of the step. */
        STEP,
        /** The first data of a COPY is to be sent. */
        COPY,
        /** The commit of a transaction that moves the checkpoint is to be sent: the database does not know of it yet. */
        COMMIT_SENT,
        /** Such a commit is done, and the answer is to be handed to the application. */
        COMMIT_ANSWERED
    }

    /** What to do at the moment. */
    @FunctionalInterface
    interface Action {

        /**
         * Acts.
         *
         * @param backend the id of the server's process
         * @return whether the message goes on; else the connection is cut
         */
        boolean goOn(int backend) throws Exception;
    }

    /** Opens the proxy to a server on this machine. */
    Wire(int server) throws IOException {
        this.server = server;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        WireSession.daemon("wire", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /**
     * Plans what is to happen, once.
     *
     * @param ordinal the how-manieth such moment from now on, from 1
     */
    void at(Moment moment, int ordinal, Action action) {
        plan = new Plan(moment, count(moment) + ordinal, action);
    }

    /** How many of these moments have passed. */
    int count(Moment moment) {
        return counts.getOrDefault(moment, 0);
    }

    /** Waits until what was planned has happened. */
    void awaitAction() throws Exception {
        happened.get(60, TimeUnit.SECONDS);
    }

    /** A session has come to a moment. */
    boolean reached(Moment moment, int backend) {
        int count = counts.merge(moment, 1, Integer::sum);
        Plan current = plan;
        if (current == null || current.moment() != moment || current.ordinal() != count) {
            return true;
        }
        try {
            boolean goOn = current.action().goOn(backend);
            happened.complete(backend);
            return goOn;
        } catch (Exception e) {
            happened.completeExceptionally(e);
            return false;
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket application = listener.accept();
            try {
                sessions.add(new WireSession(this, application, new Socket(InetAddress.getLoopbackAddress(), server)));
            } catch (IOException e) {
                // The server is down: the application sees a closed connection.
                application.close();
            }
        }
    }

    /** Cuts every connection and takes no more. */
    @Override
    public void close() throws IOException {
        listener.close();
        sessions.forEach(WireSession::cut);
    }
}
