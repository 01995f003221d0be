package com.rundiffusion.keycloak;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors that {@code package-info.java} of this package names. */
@AnalyzeClasses(packagesOf = FloorsTest.class, importOptions = DoNotIncludeTests.class)
final class FloorsTest {

    /** A room that no floor names breaks this one, so a new room needs a floor. */
    @ArchTest
    static final ArchRule aRoomUsesOnlyRoomsBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("com.rundiffusion.keycloak..")
            .layer("3")
            .definedBy(rooms("broker", "headers", "help", "replyurl", "signin", "upkeep"))
            .layer("2")
            .definedBy(rooms("login", "onboarding", "saml"))
            .layer("1")
            .definedBy(rooms("enterprise", "firebase", "metadata", "rejection"))
            .layer("0")
            .definedBy(rooms("link", "pasted", "realm", "schema", "xml"))
            .whereLayer("3")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("2")
            .mayOnlyBeAccessedByLayers("3")
            .whereLayer("1")
            .mayOnlyBeAccessedByLayers("3", "2")
            .whereLayer("0")
            .mayOnlyBeAccessedByLayers("3", "2", "1")
            .ensureAllClassesAreContainedInArchitectureIgnoring("com.rundiffusion.keycloak");

    @ArchTest
    static final ArchRule noRoomLeadsBackToItself =
            slices().matching("com.rundiffusion.keycloak.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noTwoRoomsOfThirdFloorUseEachOther =
            apart("broker", "headers", "help", "replyurl", "signin", "upkeep");

    @ArchTest
    static final ArchRule noTwoRoomsOfSecondFloorUseEachOther = apart("login", "onboarding", "saml");

    @ArchTest
    static final ArchRule noTwoRoomsOfFirstFloorUseEachOther = apart("enterprise", "firebase", "metadata", "rejection");

    @ArchTest
    static final ArchRule noTwoRoomsOfGroundFloorUseEachOther = apart("link", "pasted", "realm", "schema", "xml");

    private static ArchRule apart(String... rooms) {
        return slices().matching("com.rundiffusion.keycloak.(" + String.join("|", rooms) + ")..")
                .should()
                .notDependOnEachOther();
    }

    private static String[] rooms(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = "com.rundiffusion.keycloak." + names[i] + "..";
        }
        return packages;
    }
}
