package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a source whose loads go on where the last one ended ({@code read: new}). How far they got is in the plan of the last
 * load, see {@link InputPlan#known}. Thread-safe.
 */
public interface News {

    /**
     * What was found.
     *
     * @param plan what to read; it has no inputs if there is nothing new
     * @param notes what a user should know of it; usually nothing
     */
    record Found(InputPlan plan, List<String> notes) {

        public Found {
            notes = List.copyOf(notes);
        }
    }

    /**
     * What is there that has not been read.
     *
     * @param before what is known after the last load, or while it goes on; null if there was none
     * @throws SourceException if something cannot be read, or is not what it was where it should be
     */
    Found next(@Nullable InputPlan before);

    /**
     * Where the content of an unfinished load is now. What is gone for good is left out.
     *
     * @param frozen the plan of the load
     * @param from where it goes on, or null for the start
     * @throws SourceException if something cannot be read
     */
    Found resumed(InputPlan frozen, @Nullable Position from);

    /**
     * What is known after a load that is complete.
     *
     * @param plan its plan, as it was in the end
     * @param end where it ended, or null if it read nothing
     */
    InputPlan completed(InputPlan plan, @Nullable Position end);

    /**
     * What is known after a load that is given up; what it had not read will be found new.
     *
     * @param plan its plan
     * @param from how far it got, or null if nowhere
     */
    InputPlan givenUp(InputPlan plan, @Nullable Position from);
}
