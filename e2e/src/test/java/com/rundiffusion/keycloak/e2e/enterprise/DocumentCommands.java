package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The blocks of commands in a document below a mark {@code <!-- runs: DocumentCommandsTest.<method> -->}, as a shell runs them. */
final class DocumentCommands {

    private static final String MARK = "[ ]*<!-- runs: DocumentCommandsTest\\.%s -->\n[ ]*```\\w*\n(.*?)\n[ ]*```";

    /** What stands for the place where the person sits: programs, and who asks for a password. */
    private static final String PLACE = """
            set -euo pipefail
            kcadm.sh() { "$KCADM" "$@"; }
            curl() { command curl --fail -H 'X-Forwarded-Proto: https' "$@"; }
            """;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> yours = new LinkedHashMap<>();
    private final Path folder;

    /** @param folder where the person types, with the files that the document speaks of */
    DocumentCommands(Path folder) {
        this.folder = folder;
    }

    DocumentCommands with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What the reader puts in the place of something in the document. */
    DocumentCommands yours(String documented, String value) {
        yours.put(documented, value);
        return this;
    }

    /**
     * @param before is done before each block
     * @return what each block printed
     */
    List<String> run(String document, String method, Runnable before) {
        List<String> blocks = Pattern.compile(MARK.formatted(method), Pattern.DOTALL)
                .matcher(text(Checkout.file(document)))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).as(document).isNotEmpty();
        List<String> printed = new ArrayList<>();
        blocks.forEach(block -> {
            before.run();
            printed.add(run(block));
        });
        return printed;
    }

    private String run(String block) {
        String commands = block;
        for (Map.Entry<String, String> part : yours.entrySet()) {
            commands = commands.replace(part.getKey(), part.getValue());
        }
        Command.Result result =
                Command.run(List.of("bash", "-c", PLACE + "cd '" + folder + "'\n" + commands), environment, 5);
        assertThat(result.exitCode()).as("%s\n%s", block, result.output()).isZero();
        assertThat(result.output()).as(block).doesNotContainPattern("\"result\"\\s*:\\s*\"failed\"");
        return result.output();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
