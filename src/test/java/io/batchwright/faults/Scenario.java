package io.batchwright.faults;

import io.batchwright.faults.Stages.Place;
import java.util.Random;

/**
 * Something that happens to runs, again and again.
 *
 * @param title for people
 * @param goal how many faults have to count
 */
record Scenario(String title, Place place, int goal, Play play) {

    /** Names it, with where its loads go. */
    String label() {
        return title + ", into " + place.title();
    }

    /** Plays a load with faults to its end, and compares. */
    @FunctionalInterface
    interface Play {

        /**
         * Plays.
         *
         * @return how many faults count
         * @throws AssertionError if a promise is broken
         */
        int once(Random random) throws Exception;
    }

    /** A play that is one fault. */
    @FunctionalInterface
    interface Single {
        void once(Random random) throws Exception;
    }

    static Scenario of(String title, Place place, int goal, Single play) {
        return new Scenario(title, place, goal, random -> {
            play.once(random);
            return 1;
        });
    }
}
