package com.rundiffusion.keycloak.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Machine;
import com.rundiffusion.keycloak.benchmark.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The turns of all rivals with one database, one number of companies and one algorithm for tokens.
 *
 * @param turns by the rival's name
 */
public record Run(Machine machine, String database, int companies, String algorithm, Map<String, List<Turn>> turns) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A run of the same kind replaces the one before. */
    public void keepIn(Path folder) {
        try {
            Files.createDirectories(folder);
            JSON.writeValue(
                    folder.resolve("%s-%d-%s.json".formatted(database, companies, algorithm))
                            .toFile(),
                    this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that are kept there, the smallest first. */
    public static List<Run> keptIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(Run::read)
                    .sorted(Comparator.comparing(Run::database)
                            .thenComparing(Run::companies)
                            .thenComparing(Run::algorithm))
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

    Range of(String rival, ToDoubleFunction<Turn> figure) {
        return Range.of(turns.get(rival).stream().mapToDouble(figure).toArray());
    }

    Range of(String rival, String measurement, ToDoubleFunction<Figures> figure) {
        return of(rival, turn -> figure.applyAsDouble(turn.figures().get(measurement)));
    }
}
