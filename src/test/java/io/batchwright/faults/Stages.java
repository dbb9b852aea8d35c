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
        /** An API, with the checkpoint in H2. */
        API("http"),
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
    private final Feeds feeds = new Feeds(this::server);
    private final Receiver receiver = new Receiver();
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
            case API -> toApi(workload);
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
        Target warehouse = Target.warehouse(server(), wire.port());
        return new Stage(application, home, warehouse, Target.h2(home), into, feeds.of(workload, home));
    }

    private Stage onH2(Workload workload) throws IOException, InterruptedException, SQLException {
        Path home = home();
        return stage(home, Target.h2(home), workload, feeds.of(workload, home));
    }

    private Stage inFile(Workload workload) throws IOException, InterruptedException, SQLException {
        Path home = home();
        String keys = "type: file, path: out/loaded.csv.gz, format: { type: csv, header: false }, compression: gzip";
        Target target = Target.file(home, home.resolve("out/loaded.csv.gz"));
        return stage(home, target, workload.into(keys), feeds.of(workload, home));
    }

    private Stage toApi(Workload workload) throws IOException, InterruptedException, SQLException {
        Path home = home();
        String name = String.valueOf(home.getFileName());
        Target target = Target.besides(home, () -> receiver.rows(name));
        return stage(home, target, workload.into(receiver.sink(name)), feeds.of(workload, home));
    }

    private Stage onPostgres(int port, Workload workload) throws IOException, InterruptedException, SQLException {
        Path home = home();
        return stage(home, Target.postgres(server(), port), workload, feeds.of(workload, home));
    }

    private Stage stage(Path home, Target target, Workload workload, Feed feed) throws IOException {
        return new Stage(application, home, target, target, workload, feed);
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
        feeds.close();
        receiver.close();
        FaultServer started = server;
        if (started != null) {
            started.close();
        }
    }
}
