package io.batchwright.faults;

import io.batchwright.faults.Wire.Moment;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One connection through the wire: whole messages, looked at and handed on by a thread for each direction. */
final class WireSession {

    /** What is executed at some moments. */
    private static final Map<String, Moment> STATEMENTS = Map.of(
            "INSERT INTO batchwright_run", Moment.ENTRY,
            "UPDATE batchwright_checkpoint SET token", Moment.CLAIM,
            "INSERT INTO BATCH_STEP_EXECUTION(", Moment.STEP);

    private static final String CHECKPOINT = "UPDATE batchwright_checkpoint SET ";
    private static final String MOVED = " position = ";

    private final Wire wire;
    private final Socket application;
    private final Socket server;
    private final Map<String, String> prepared = new ConcurrentHashMap<>();
    private volatile int backend;
    private volatile boolean advances;
    private boolean copyBegins;

    WireSession(Wire wire, Socket application, Socket server) throws IOException {
        this.wire = wire;
        this.application = application;
        this.server = server;
        application.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        daemon("wire-requests", this::requests);
        daemon("wire-answers", this::answers);
    }

    /** What a thread does until its socket is closed. */
    @FunctionalInterface
    interface Traffic {
        void run() throws IOException;
    }

    static void daemon(String name, Traffic traffic) {
        Thread thread = new Thread(
                () -> {
                    try {
                        traffic.run();
                    } catch (IOException e) {
                        // The end of the connection, for whichever reason, is the end of its traffic.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void requests() throws IOException {
        try {
            DataInputStream in = new DataInputStream(application.getInputStream());
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            byte[] startup = body(in);
            send(out, startup);
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                if (!requested((char) type, ByteBuffer.wrap(body))) {
                    return;
                }
                out.writeByte(type);
                send(out, body);
            }
        } finally {
            cut();
        }
    }

    private void answers() throws IOException {
        try {
            DataInputStream in = new DataInputStream(server.getInputStream());
            DataOutputStream out = new DataOutputStream(application.getOutputStream());
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                if (!answered((char) type, ByteBuffer.wrap(body))) {
                    return;
                }
                out.writeByte(type);
                send(out, body);
            }
        } finally {
            cut();
        }
    }

    /** Returns whether the message goes on. */
    private boolean requested(char type, ByteBuffer body) {
        switch (type) {
            case 'P' -> {
                String name = text(body);
                prepared.put(name, text(body));
                return true;
            }
            case 'B' -> {
                text(body);
                return executed(prepared.getOrDefault(text(body), ""));
            }
            case 'Q' -> {
                return executed(text(body));
            }
            case 'd' -> {
                boolean first = copyBegins;
                copyBegins = false;
                return !first || wire.reached(Moment.COPY, backend);
            }
            default -> {
                return true;
            }
        }
    }

    private boolean executed(String sql) {
        for (Map.Entry<String, Moment> statement : STATEMENTS.entrySet()) {
            if (sql.stripLeading().startsWith(statement.getKey()) && !wire.reached(statement.getValue(), backend)) {
                return false;
            }
        }
        copyBegins = sql.startsWith("COPY ");
        advances |= sql.startsWith(CHECKPOINT) && sql.contains(MOVED);
        return !advances || !sql.equals("COMMIT") || wire.reached(Moment.COMMIT_SENT, backend);
    }

    /** Returns whether the message goes on. */
    private boolean answered(char type, ByteBuffer body) {
        if (type == 'K') {
            backend = body.getInt();
        }
        if (type != 'C' || !advances) {
            return true;
        }
        String tag = text(body);
        advances = !tag.equals("COMMIT") && !tag.equals("ROLLBACK");
        return !tag.equals("COMMIT") || wire.reached(Moment.COMMIT_ANSWERED, backend);
    }

    /** Reads what follows a message's type: its length, which counts itself, and the rest. */
    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    private static void send(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
    }

    private static String text(ByteBuffer body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte next = body.get(); next != 0; next = body.get()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Closes both ends. */
    void cut() {
        try (application;
                server) {
            // Closed in any case.
        } catch (IOException e) {
            // Nobody listens any more.
        }
    }
}
