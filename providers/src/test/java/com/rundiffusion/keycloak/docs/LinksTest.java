package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LinksTest {

    private static final List<Document> DOCUMENTS = Document.all();

    static Stream<Document> documents() {
        return DOCUMENTS.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFileAndToAHeadingInIt(Document document) {
        assertThat(document.links().stream().filter(link -> !leadsSomewhere(document.target(link), link)))
                .as("Links of %s that lead nowhere", document)
                .isEmpty();
    }

    private static boolean leadsSomewhere(Path target, String link) {
        return Files.exists(target)
                && (!link.contains("#") || Document.read(target).anchors().contains(link.replaceFirst(".*#", "")));
    }

    /** A picture that nothing leads to is one that nobody looks at again. */
    @Test
    void everyPictureIsLookedAtByADocument() throws IOException {
        Set<Path> used = DOCUMENTS.stream()
                .flatMap(document -> document.links().stream().map(document::target))
                .collect(Collectors.toSet());
        try (Stream<Path> pictures = Files.walk(Document.file("docs/screens"))) {
            assertThat(pictures.filter(file -> file.toString().endsWith(".png")))
                    .isNotEmpty()
                    .allMatch(used::contains);
        }
    }

    /** Whoever begins at the front page comes to everything. */
    @Test
    void everyDocumentIsReachedFromTheFrontPage() {
        Set<Path> reached = new HashSet<>();
        follow(Path.of("docs/README.md"), reached);
        assertThat(DOCUMENTS.stream()
                        .map(document -> Document.file(document.path().toString())))
                .allMatch(reached::contains);
    }

    private static void follow(Path path, Set<Path> reached) {
        Document document = Document.read(path);
        if (reached.add(Document.file(path.toString()))) {
            document.links().stream()
                    .map(document::target)
                    .flatMap(LinksTest::documentsAt)
                    .forEach(target -> follow(Document.file("").relativize(target), reached));
        }
    }

    /** A link to a folder shows what is in it. */
    private static Stream<Path> documentsAt(Path target) {
        return DOCUMENTS.stream()
                .map(document -> Document.file(document.path().toString()))
                .filter(file -> file.equals(target) || target.equals(file.getParent()));
    }
}
