package io.batchwright.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the records of workloads out in every way. Servers are in this process or beside it, so that they outlive the
 * application's. What does not change while it is read is given out once, for all stages.
 */
final class Feeds implements AutoCloseable {

    private final Map<Workload, Feed> known = new HashMap<>();
    private final List<PageFeed> apis = new ArrayList<>();

    /** Starts the server of databases at first use. */
    @FunctionalInterface
    interface Databases {
        FaultServer server() throws IOException, InterruptedException, SQLException;
    }

    private final Databases databases;

    Feeds(Databases databases) {
        this.databases = databases;
    }

    /** Gives the first wave of a workload out, a file below a home. */
    Feed of(Workload workload, Path home) throws IOException, InterruptedException, SQLException {
        Feed feed = known.get(workload);
        if (feed == null) {
            feed = make(workload, home);
            feed.give(workload.wave(0));
            if (workload.source() != Source.FILE && workload.waves() == 1) {
                known.put(workload, feed);
            }
        }
        return feed;
    }

    private Feed make(Workload workload, Path home) throws IOException, InterruptedException, SQLException {
        String read = workload.waves() == 1 ? "all" : "new";
        return switch (workload.source()) {
            case FILE -> new FileFeed(home);
            case S3 -> new ObjectFeed(read);
            case HTTP -> pages(workload);
            case JDBC -> new RowFeed(databases.server(), read);
        };
    }

    private Feed pages(Workload workload) {
        PageFeed api = workload.waves() == 1 ? PageFeed.all() : PageFeed.growing();
        apis.add(api);
        return api;
    }

    @Override
    public void close() {
        apis.forEach(PageFeed::close);
    }
}
