package com.rundiffusion.keycloak.e2e.production;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's {@code docker-compose.yml}, as data. */
record ComposeFile(Map<String, Object> content) {

    static final Path PATH = Checkout.file("docker-compose.yml");

    static ComposeFile read() {
        try {
            Map<String, Object> content =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(PATH));
            return new ComposeFile(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> services() {
        return map(content, "services");
    }

    Map<String, Object> service(String name) {
        return map(services(), name);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    static List<String> list(Map<String, Object> parent, String key) {
        return (List<String>) parent.getOrDefault(key, List.of());
    }
}
