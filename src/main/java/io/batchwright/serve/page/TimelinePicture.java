package io.batchwright.serve.page;

import io.batchwright.monitor.TimelineBar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What ran lately, drawn: a row for each job, a bar for each execution or group of them. Coordinates are those of the view box.
 *
 * @param height of the view box, which is 1,000 wide
 * @param rows the jobs
 * @param bars the executions
 * @param ticks the full hours
 */
record TimelinePicture(int height, List<Row> rows, List<Bar> bars, List<Tick> ticks) {

    private static final int LEFT = 130;
    private static final int WIDTH = 1000 - LEFT - 5;
    private static final int ROW = 22;
    private static final int TOP = 18;
    private static final int MOST_ROWS = 30;
    private static final double THINNEST = 3;
    private static final int HOURS_BETWEEN_TICKS = 4;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    /** The name of a job, left of its bars. */
    record Row(String job, int y) {}

    /** A bar, and the execution that it leads to. */
    record Bar(double x, int y, double width, String style, long execution, String title) {}

    /** A moment on the axis. */
    record Tick(double x, String text) {}

    /**
     * Draws.
     *
     * @param bars the newest first
     * @param from the left end
     * @param now the right end
     */
    static TimelinePicture of(List<TimelineBar> bars, Instant from, Instant now, ZoneId zone) {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<Bar> drawn = new ArrayList<>();
        for (TimelineBar bar : bars) {
            if (rows.size() < MOST_ROWS || rows.containsKey(bar.job())) {
                Row row = rows.computeIfAbsent(bar.job(), job -> new Row(job, TOP + rows.size() * ROW));
                drawn.add(bar(bar, row, from, now));
            }
        }
        // What failed is drawn last, so that nothing hides it.
        drawn.sort(Comparator.comparing(bar -> bar.style().equals("failed")));
        return new TimelinePicture(
                TOP + rows.size() * ROW + 4, List.copyOf(rows.values()), drawn, ticks(from, now, zone));
    }

    private static Bar bar(TimelineBar bar, Row row, Instant from, Instant now) {
        double begin = x(bar.started(), from, now);
        double end = x(Objects.requireNonNullElse(bar.ended(), now), from, now);
        String status = bar.status().name();
        return new Bar(
                Math.min(begin, LEFT + WIDTH - THINNEST),
                row.y() + 3,
                Math.max(THINNEST, end - begin),
                status.toLowerCase(Locale.ROOT),
                bar.newest(),
                (bar.executions() == 1 ? "#" + bar.newest() : bar.executions() + " executions") + " of " + bar.job()
                        + ": " + status);
    }

    private static double x(Instant moment, Instant from, Instant now) {
        double part = Duration.between(from, moment).toMillis()
                / (double) Duration.between(from, now).toMillis();
        return LEFT + WIDTH * Math.max(0, Math.min(1, part));
    }

    private static List<Tick> ticks(Instant from, Instant now, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        Instant moment = from.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        for (; moment.isBefore(now); moment = moment.plus(1, ChronoUnit.HOURS)) {
            if (moment.atZone(zone).getHour() % HOURS_BETWEEN_TICKS == 0) {
                ticks.add(new Tick(x(moment, from, now), HOUR.format(moment.atZone(zone))));
            }
        }
        return ticks;
    }
}
