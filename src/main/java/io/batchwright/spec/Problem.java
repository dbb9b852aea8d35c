package io.batchwright.spec;

/**
 * Something wrong in a pipeline file.
 *
 * @param mark where
 * @param message what was expected and what was found
 */
public record Problem(Mark mark, String message) {

    @Override
    public String toString() {
        return mark + ": " + message;
    }
}
