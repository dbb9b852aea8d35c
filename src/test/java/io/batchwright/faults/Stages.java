package io.batchwright.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sets stages, each with a home of its own, and remembers what undisturbed runs give. */
final class Stages implements AutoCloseable {

    /** Where a stage loads to. */
    enum Place {
        H2("H2"),
        /** A file, with the checkpoint in H2. */
        FILE("file"),
        POSTGRES("PostgreSQL");

        private final String title;

        Place(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private record Play(Place place, Workload workload) {}

    private final Application application;
    private final Path directory;
    private final AtomicInteger homes = new AtomicInteger();
    private final Map<Play, Reference> references = new HashMap<>();
    private @Nullable FaultServer server;

    Stages(Application application, Path directory) {
        this.application = application;
        this.directory = directory;
    }

    /** The PostgreSQL server, started at first use. */
    FaultServer server() throws IOException, InterruptedException, SQLException {
        FaultServer started = server;
        if (started == null) {
            started = FaultServer.start(directory);
            server = started;
        }
        return started;
    }

    Stage set(Place place, Workload workload) throws IOException, InterruptedException, SQLException {
        return switch (place) {
            case H2 -> onH2(workload);
            case FILE -> inFile(workload);
            case POSTGRES -> onPostgres(server().port(), workload);
        };
    }

    /** A stage on PostgreSQL whose application connects through a wire. */
    Stage set(Wire wire, Workload workload) throws IOException, InterruptedException, SQLException {
        return onPostgres(wire.port(), workload);
    }

    /** A stage with the job repository in H2, and the target in PostgreSQL. */
    Stage setApart(Wire wire, Workload workload) throws IOException, InterruptedException, SQLException {
        Path home = home();
        Workload into = workload.with("connection: warehouse");
        return new Stage(application, home, Target.warehouse(server(), wire.port()), Target.h2(home), into);
    }

    private Stage onH2(Workload workload) throws IOException {
        Path home = home();
        return new Stage(application, home, Target.h2(home), Target.h2(home), workload);
    }

    private Stage inFile(Workload workload) throws IOException {
        Path home = home();
        Path file = Path.of("out", "loaded.csv.gz");
        return new Stage(
                application, home, Target.file(home, home.resolve(file)), Target.h2(home), workload.into(file));
    }

    private Stage onPostgres(int port, Workload workload) throws IOException, InterruptedException, SQLException {
        Target target = Target.postgres(server(), port);
        return new Stage(application, home(), target, target, workload);
    }

    Wire wire() throws IOException, InterruptedException, SQLException {
        return new Wire(server().port());
    }

    private Path home() throws IOException {
        return Files.createDirectory(directory.resolve("home-" + homes.incrementAndGet()));
    }

    /** What an undisturbed run of the workload gives there. */
    Reference reference(Place place, Workload workload) throws IOException, InterruptedException, SQLException {
        Play play = new Play(place, workload);
        Reference known = references.get(play);
        if (known == null) {
            known = set(place, workload).reference();
            references.put(play, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        FaultServer started = server;
        if (started != null) {
            started.close();
        }
    }
}
