package io.batchwright.serve.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows.
 *
 * @param unit what the labels are
 * @param labels one for each point, along the x axis
 * @param axes the y axes
 * @param lines the lines
 */
public record Series(String unit, List<String> labels, List<Axis> axes, List<Line> lines) {

    public Series {
        labels = List.copyOf(labels);
        axes = List.copyOf(axes);
        lines = List.copyOf(lines);
    }

    /**
     * A y axis.
     *
     * @param id its name, for lines
     * @param unit what it shows
     */
    public record Axis(String id, String unit) {}

    /**
     * A line.
     *
     * @param name for the legend
     * @param axis the id of its axis
     * @param colour one of the style sheet's colours
     * @param values one for each label; null where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Line(
            String name,
            String axis,
            String colour,
            @Nullable Double[] values) {}
}
