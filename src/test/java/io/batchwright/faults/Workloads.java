package io.batchwright.faults;

import io.batchwright.faults.Stages.Place;

/**
 * What is loaded where. H2 commits a chunk in a millisecond, so a load on H2 needs many more chunks to be hit in the middle. A file is written to disk with every chunk.
 */
record Workloads(Workload h2, Workload file, Workload postgres) {

    Workload on(Place place) {
        return switch (place) {
            case H2 -> h2;
            case FILE -> file;
            case POSTGRES -> postgres;
        };
    }
}
