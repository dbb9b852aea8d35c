package io.batchwright.profile;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws heap and resident memory of runs over time. */
public final class ProfilePicture {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final double MIB = 1024 * 1024;
    private static final float LINE = 2;
    private static final Color[] COLORS = {new Color(0x1F6FB4), new Color(0xC8501E)};
    private static final BasicStroke SOLID = new BasicStroke(LINE);
    private static final BasicStroke DASHED =
            new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, LINE, new float[] {6, 4}, 0);

    private final XYChart chart;

    /** @param title what ran */
    public ProfilePicture(String title, List<ProfiledRun> runs) {
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("time (s)")
                .yAxisTitle("memory (MiB)")
                .build();
        chart.getStyler()
                .setLegendPosition(LegendPosition.OutsideE)
                .setChartBackgroundColor(Color.WHITE)
                .setMarkerSize(0);
        chart.getStyler().setYAxisMin(0.0).setXAxisMin(0.0);
        for (int i = 0; i < runs.size(); i++) {
            add(runs.get(i), COLORS[i % COLORS.length]);
        }
    }

    private void add(ProfiledRun run, Color color) {
        String name = run.way().name().toLowerCase(Locale.ROOT);
        String end = run.outOfMemory() ? " (heap exceeded)" : "";
        add(name + ", heap" + end, run, Sample::heap, color, SOLID);
        if (run.peakResident() > 0) {
            add(name + ", resident", run, Sample::resident, color, DASHED);
        }
    }

    private void add(String name, ProfiledRun run, ToLongFunction<Sample> figure, Color color, BasicStroke stroke) {
        double[] seconds = run.samples().stream().mapToDouble(Sample::seconds).toArray();
        double[] mebibytes = run.samples().stream()
                .mapToDouble(sample -> figure.applyAsLong(sample) / MIB)
                .toArray();
        XYSeries series = chart.addSeries(name, seconds, mebibytes);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
    }

    /**
     * Writes the picture to a file.
     *
     * @param format {@code png} or {@code svg}
     */
    public void write(Path file, String format) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, out, format);
        }
    }
}
