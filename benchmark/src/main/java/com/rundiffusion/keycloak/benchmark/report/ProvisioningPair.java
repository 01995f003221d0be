package com.rundiffusion.keycloak.benchmark.report;

import com.rundiffusion.keycloak.benchmark.Figures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measure in two circumstances, with as many turns of each, in turn.
 *
 * @param plain the circumstance that is compared with, in words
 * @param heavy the one that may cost more, in words
 */
public record ProvisioningPair(String plain, List<Figures> ofPlain, String heavy, List<Figures> ofHeavy) {

    Range plain(ToDoubleFunction<Figures> figure) {
        return range(ofPlain, figure);
    }

    Range heavy(ToDoubleFunction<Figures> figure) {
        return range(ofHeavy, figure);
    }

    /** Of the medians, heavy by plain. */
    double ratio(ToDoubleFunction<Figures> figure) {
        return heavy(figure).median() / plain(figure).median();
    }

    /** Of the medians, in milliseconds. */
    double moreMillis() {
        return heavy(Figures::p50).median() - plain(Figures::p50).median();
    }

    private static Range range(List<Figures> turns, ToDoubleFunction<Figures> figure) {
        return Range.of(turns.stream().mapToDouble(figure).toArray());
    }
}
