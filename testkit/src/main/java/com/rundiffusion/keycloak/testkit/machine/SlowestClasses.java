package com.rundiffusion.keycloak.testkit.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints which test classes of a build took longest, from the reports of all its modules. */
public final class SlowestClasses {

    private static final int SHOWN = 10;
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*?name=\"([^\"]+)\" time=\"([0-9.,]+)\"");

    record Report(String name, double seconds) {

        /** @param xml as Surefire and Failsafe write it; thousands have a comma */
        static Report read(String xml) {
            MatchResult suite = SUITE.matcher(xml)
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No report of tests: " + xml));
            return new Report(
                    suite.group(1).replaceAll(".*\\.", ""),
                    Double.parseDouble(suite.group(2).replace(",", "")));
        }

        String line() {
            return "%7.1f s  %s".formatted(seconds, name);
        }
    }

    private SlowestClasses() {}

    /** @param arguments the project's folder, and when the build began: what is older tells of another build */
    public static void main(String[] arguments) throws IOException {
        List<Report> reports = reports(Path.of(arguments[0]), Instant.parse(arguments[1]));
        System.out.printf(
                "%nThe slowest of %d test classes, %.0f s in all:%n",
                reports.size(), reports.stream().mapToDouble(Report::seconds).sum());
        slowest(reports).map(Report::line).forEach(System.out::println);
        System.out.println();
    }

    static Stream<Report> slowest(List<Report> reports) {
        return reports.stream()
                .sorted(Comparator.comparingDouble(Report::seconds).reversed())
                .limit(SHOWN);
    }

    private static List<Report> reports(Path project, Instant since) throws IOException {
        try (Stream<Path> modules = Files.list(project)) {
            return modules.flatMap(module ->
                            Stream.of("surefire-reports", "failsafe-reports").map(module.resolve("target")::resolve))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> xml(folder, since))
                    .map(Report::read)
                    .toList();
        }
    }

    private static Stream<String> xml(Path folder, Instant since) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .filter(file -> !modified(file).isBefore(since))
                    .map(SlowestClasses::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
