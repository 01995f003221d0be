package com.rundiffusion.keycloak.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.benchmark.Figures;
import com.rundiffusion.keycloak.benchmark.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What provisioning did on one machine: every measure, with little and with much, in one run. */
public record ProvisioningRun(Machine machine, Map<ProvisioningMeasure, ProvisioningPair> pairs) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "provisioning.json";

    /** It replaces the one before. */
    public void keepIn(Path folder) {
        try {
            Files.createDirectories(folder);
            JSON.writeValue(folder.resolve(FILE).toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that is kept there. */
    public static Optional<ProvisioningRun> keptIn(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(file.toFile(), ProvisioningRun.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double heavy(ProvisioningMeasure measure, ToDoubleFunction<Figures> figure) {
        return pairs.get(measure).heavy(figure).median();
    }

    double ratio(ProvisioningMeasure measure, ToDoubleFunction<Figures> figure) {
        return pairs.get(measure).ratio(figure);
    }
}
