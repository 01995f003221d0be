package com.rundiffusion.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * For classes with a {@code @FuzzTest}: whoever reads a failure learns where the input is that Jazzer found, and how it
 * becomes a case.
 */
public final class Finding implements BeforeAllCallback, TestExecutionExceptionHandler {

    private static final Path INPUTS = Path.of("src", "test", "resources");

    /** Jazzer keeps a finding below this folder, by class and method, if the folder is there. */
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (System.getenv("JAZZER_FUZZ") == null) {
            return;
        }
        Files.createDirectories(INPUTS);
        // Keycloak logs a stack trace for each response that it cannot parse.
        LogManager.getLogManager().reset();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (System.getenv("JAZZER_FUZZ") == null) {
            throw thrown;
        }
        Class<?> test = context.getRequiredTestClass();
        Path inputs = INPUTS.resolve(test.getPackageName().replace('.', '/'))
                .resolve(test.getSimpleName() + "Inputs")
                .resolve(context.getRequiredTestMethod().getName());
        throw new AssertionError(
                "An input breaks this promise. It is the newest file in " + inputs.toAbsolutePath()
                        + "; copied to providers/" + inputs + " under a name that says what it is, it becomes a case."
                        + " Its bytes are best read with: xxd",
                thrown);
    }
}
