package com.rundiffusion.keycloak.benchmark.report;

import java.util.Arrays;
import java.util.Locale;

/** The median of some turns, and how far apart they were. */
record Range(double median, double least, double most) {

    static Range of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Range(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** With as many digits as tell something. */
    @Override
    public String toString() {
        return least == most || Double.isNaN(median)
                ? text(median)
                : text(median) + " (" + text(least) + "–" + text(most) + ")";
    }

    static String text(double figure) {
        if (Double.isNaN(figure)) {
            return "–";
        }
        String format = figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ENGLISH, format, figure);
    }
}
