package io.batchwright.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Where the application finds the records of a workload. They may come in waves: a later one stands beside or behind the earlier. */
interface Feed {

    /** The pipeline's lines about source and format. */
    String pipeline();

    /** What goes into {@code config/application.yml}, or nothing. */
    default String settings() {
        return "";
    }

    /** Gives records out, beside those that were given out before. */
    void give(List<Reading> wave) throws IOException, SQLException;
}
