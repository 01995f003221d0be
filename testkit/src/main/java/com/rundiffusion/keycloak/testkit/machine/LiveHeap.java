package com.rundiffusion.keycloak.testkit.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a Java process holds on to, i.e. the heap after a full collection. */
public final class LiveHeap {

    private LiveHeap() {}

    public static long megabytes(long processId) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, String.valueOf(processId), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                String total = output.lines()
                        .filter(line -> line.startsWith("Total"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("jcmd told nothing of " + processId));
                return Long.parseLong(total.trim().split("\\s+")[2]) >> 20;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
