package com.rundiffusion.keycloak.benchmark.report;

import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Logins per second of all rivals on one database, as bars: medians. Their ranges, which are no mirror images, are in the table. */
final class Plot {

    private static final List<String> MEASUREMENTS = List.of(Turn.COLD, Turn.WARM, Turn.NEW);

    private Plot() {}

    /** @param runs of one database */
    static void draw(List<Run> runs, Path svg) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1000)
                .height(420)
                .theme(ChartTheme.GGPlot2)
                .title("Logins per second, " + runs.get(0).database())
                .build();
        chart.getStyler().setAvailableSpaceFill(0.8).setLegendPosition(LegendPosition.OutsideE);
        List<Bar> bars = runs.stream()
                .flatMap(run -> MEASUREMENTS.stream().map(what -> new Bar(run, what)))
                .toList();
        for (String rival : List.of(Run.OURS, Run.BARE, Run.EQUIPPED)) {
            chart.addSeries(
                    rival,
                    bars.stream().map(Bar::title).toList(),
                    bars.stream().map(bar -> bar.of(rival)).toList());
        }
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, svg.toString(), VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Bar(Run run, String measurement) {

        String title() {
            return "%,d: %s".formatted(run.companies(), measurement.replaceFirst(",? (people|after).*", ""));
        }

        double of(String rival) {
            return run.of(rival, measurement, Figures::perSecond).median();
        }
    }
}
