package com.rundiffusion.keycloak.testkit.inside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The jar that brings {@link PastUs} and {@link Costs} into a Keycloak; the classes around them have nothing to do there. */
public final class InsideJar {

    // By name: the tests themselves have no Keycloak on their class path.
    private static final List<String> RESOURCES = List.of(named("PastUs"), named("Costs"));

    private static final String SERVICE = "org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory";

    private InsideJar() {}

    /** @param folder that the jar is written to */
    public static Path writtenTo(Path folder) {
        Path written = folder.resolve("testkit-inside.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(written))) {
            add(jar, named("InsideResource"));
            for (String resource : RESOURCES) {
                add(jar, resource);
                add(jar, resource + "$Resource");
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + SERVICE));
            jar.write(String.join("\n", RESOURCES).getBytes(StandardCharsets.UTF_8));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String named(String simpleName) {
        return InsideJar.class.getPackageName() + "." + simpleName;
    }

    private static void add(JarOutputStream jar, String name) throws IOException {
        String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
        jar.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
        try (InputStream compiled = InsideJar.class.getResourceAsStream(file)) {
            compiled.transferTo(jar);
        }
    }
}
