package com.rundiffusion.keycloak.benchmark.rival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What PostgreSQL was asked for, by its own log and counters.
 *
 * @param statements without those that begin and end a transaction
 * @param scanned rows that were read by going through a table, of those with a row or more for each company
 */
public record DatabaseWork(long statements, long commits, long scanned) {

    /** pgjdbc sends each statement as a prepared one, with a name or without. */
    private static final Pattern EXECUTED = Pattern.compile("LOG:  execute [^:]+: (\\w+)");

    private static final List<String> BRACKETS = List.of("BEGIN", "COMMIT", "ROLLBACK");

    static DatabaseWork soFar(Path log, TableScans scans) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> verbs = lines.map(EXECUTED::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                    .toList();
            return new DatabaseWork(
                    verbs.stream().filter(verb -> !BRACKETS.contains(verb)).count(),
                    verbs.stream().filter("COMMIT"::equals).count(),
                    scans.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(statements - before.statements, commits - before.commits, scanned - before.scanned);
    }
}
