package io.batchwright.faults;

import io.batchwright.faults.Stages.Place;

/**
 * What is loaded where. H2 commits a chunk in a millisecond, so a load on H2 needs many more chunks to be hit in the middle. A file is
 * written to disk with every chunk, and an API is asked several times for each.
 *
 * @param remote what is read over a network, into PostgreSQL
 * @param growing the same with {@code read: new}, in several loads, each of which is hit in the middle
 */
record Workloads(Workload h2, Workload file, Workload api, Workload postgres, Workload remote, Workload growing) {

    Workload on(Place place) {
        return switch (place) {
            case H2 -> h2;
            case FILE -> file;
            case API -> api;
            case POSTGRES -> postgres;
        };
    }
}
