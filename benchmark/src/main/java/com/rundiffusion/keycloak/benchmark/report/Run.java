package com.rundiffusion.keycloak.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Footprint;
import com.rundiffusion.keycloak.benchmark.Machine;
import com.rundiffusion.keycloak.benchmark.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The turns of all rivals with one database and one number of companies.
 *
 * @param footprints by the rival's name
 * @param turns by the rival's name
 */
public record Run(
        Machine machine,
        String database,
        int companies,
        Map<String, Footprint> footprints,
        Map<String, List<Turn>> turns) {

    static final String OURS = "ours";
    static final String BARE = "bare";
    static final String EQUIPPED = "equipped";
    static final String BARE_DEFAULT = "bare, RS256";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A run of the same kind replaces the one before. */
    public void keepIn(Path folder) {
        try {
            Files.createDirectories(folder);
            JSON.writeValue(
                    folder.resolve("%s-%d.json".formatted(fileName(), companies))
                            .toFile(),
                    this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that are kept there, the smallest first. */
    public static List<Run> keptIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*-\\d+\\.json"))
                    .map(Run::read)
                    .sorted(Comparator.comparing(Run::database).thenComparing(Run::companies))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Run.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the database, for a file. */
    String fileName() {
        return database.split(" ")[0].toLowerCase(Locale.ROOT);
    }

    boolean has(String rival) {
        return turns.containsKey(rival);
    }

    /** Companies per second of all that were given, however long the first thousand took. */
    double importRate(String rival) {
        List<Double> rates = footprints.get(rival).importRates();
        return rates.size() / rates.stream().mapToDouble(rate -> 1 / rate).sum();
    }

    Range of(String rival, ToDoubleFunction<Turn> figure) {
        return Range.of(turns.get(rival).stream().mapToDouble(figure).toArray());
    }

    Range of(String rival, String measurement, ToDoubleFunction<Figures> figure) {
        return of(rival, turn -> figure.applyAsDouble(turn.figures().get(measurement)));
    }
}
