package io.batchwright.pipeline.bind;

import io.batchwright.spec.DataSize;
import io.batchwright.spec.Key;
import io.batchwright.spec.OwnKey;
import io.batchwright.spec.Shorthand;
import io.batchwright.spec.TypeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record with a key of every type, and families of its own, so that no test depends on what the product's specs say. */
record Sample(
        @Key("A text.") String name,
        @Key(value = "A count.", defaultValue = "7") int maxCount,

        @Key(value = "A long count.", defaultValue = "1_000")
        long total,

        @Key(value = "A switch.", defaultValue = "false") boolean enabled,
        @Key(value = "A character.", defaultValue = "\"") char quote,
        @Key(value = "A level.", defaultValue = "very-low") Level level,
        @Key(value = "A size.", defaultValue = "1MiB") DataSize size,
        @Key(value = "A time.", defaultValue = "5s") Duration interval,
        @Key(value = "Tags.", defaultValue = "[a, b]") List<String> tags,
        @Key("Numbers.") List<Wrapped> numbers,
        @Key("Points.") Map<String, Point> points,
        @Key("A shape.") @Nullable Figure figure,
        @Key("Steps.") List<Step> steps,

        @Key(value = "A word of Java.", name = "default") @Nullable
        String other) {

    enum Level {
        VERY_LOW,
        HIGH
    }

    record Wrapped(@Key("A value.") @Shorthand int value) {}

    record Point(
            @Key("X.") @Shorthand int x,
            @Key(value = "Y.", defaultValue = "0") int y) {

        Point {
            if (y < 0) {
                throw new IllegalArgumentException("y: expected at least 0, found '" + y + "'");
            }
            if (x == y) {
                throw new IllegalArgumentException("both coordinates are " + x);
            }
        }
    }

    sealed interface Figure permits Circle, Square {}

    @TypeName(value = "circle", doc = "Round.")
    record Circle(@Key("Radius.") int radius) implements Figure {}

    @TypeName(value = "square", doc = "Not round.")
    record Square(
            @Key("Side.") int side, @Key("Label.") @Nullable String label) implements Figure {}

    @OwnKey
    sealed interface Step permits Go, Turn {}

    @TypeName(value = "go", doc = "Goes.")
    record Go(@Key("How far.") int go) implements Step {}

    @TypeName(value = "turn", doc = "Turns.")
    record Turn(
            @Key("Where to.") String turn,
            @Key("How often.") @Nullable DataSize often) implements Step {}
}
