package io.batchwright.faults;

import io.batchwright.faults.Stages.Place;

/**
 * What is loaded where. H2 commits a chunk in a millisecond and writes it to disk up to half a second later, so a load on H2
 * needs many more chunks to be hit in the middle.
 */
record Workloads(Workload h2, Workload postgres) {

    Workload on(Place place) {
        return place == Place.H2 ? h2 : postgres;
    }
}
