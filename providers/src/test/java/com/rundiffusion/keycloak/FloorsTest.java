package com.rundiffusion.keycloak;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The wings and floors that {@code docs/architecture.md} draws. */
@AnalyzeClasses(packagesOf = FloorsTest.class, importOptions = DoNotIncludeTests.class)
final class FloorsTest {

    private static final String HOUSE = "com.rundiffusion.keycloak";

    private static final String[] WINGS = {
        HOUSE + ".setup..",
        HOUSE + ".provisioning..",
        HOUSE + ".signin..",
        HOUSE + ".enterprise..",
        HOUSE + ".operations.."
    };

    private static final List<List<String>> SETUP =
            List.of(floor("setup.page"), floor("setup.trial"), floor("setup.session"));

    private static final List<List<String>> PROVISIONING = List.of(
            floor("provisioning.endpoint"),
            floor("provisioning.group", "provisioning.people"),
            floor("provisioning.access", "provisioning.call", "provisioning.patch"),
            floor("provisioning.query"),
            floor("provisioning.resource"),
            floor("provisioning.schema"),
            floor("provisioning.fault"));

    private static final List<List<String>> SIGN_IN = List.of(
            floor("signin.warmup"),
            floor(
                    "signin.broker",
                    "signin.exit",
                    "signin.help",
                    "signin.logout",
                    "signin.question",
                    "signin.refusal",
                    "signin.replyurl",
                    "signin.steps"),
            floor("signin.device", "signin.pending", "signin.saml"));

    private static final List<List<String>> ENTERPRISE = List.of(
            floor("enterprise.setup"),
            floor("enterprise.document.check", "enterprise.firebase", "enterprise.list", "enterprise.log"),
            floor("enterprise.document.json", "enterprise.document.read", "enterprise.domain", "enterprise.store"),
            floor("enterprise.document.url", "enterprise.person", "enterprise.provider"),
            floor("enterprise.provisioning"),
            floor("enterprise", "enterprise.metadata"),
            floor("enterprise.certificate"));

    private static final List<List<String>> OPERATIONS = List.of(
            floor("operations.admin"),
            floor("operations.admin.provisioning", "operations.admin.setup"),
            floor("operations.admin.answer"),
            floor("operations.upkeep"),
            floor(
                    "operations.upkeep.link",
                    "operations.upkeep.mail",
                    "operations.upkeep.metadata",
                    "operations.upkeep.record"),
            floor("operations.upkeep.notice"),
            floor("operations.setup", "operations.upkeep.job"),
            floor("operations.migration", "operations.onboarding", "operations.provisioning"),
            floor("operations.event"));

    private static final List<List<String>> GROUND = List.of(
            floor("body", "event", "headers", "rejection", "session"),
            floor("fault", "outbox"),
            floor("cache", "link", "pasted", "realm", "schema", "xml"));

    @ArchTest
    static final ArchRule wingsUseTheEnterpriseAndThatTheGround = CompositeArchRule.of(floors(List.of(
                    floor("setup..", "provisioning.."), floor("signin..", "operations.."), floor("enterprise.."))))
            .and(noClasses()
                    .that()
                    .resideInAnyPackage(rooms(GROUND))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WINGS));

    @ArchTest
    static final ArchRule roomsOfTheSetup = floors(SETUP);

    @ArchTest
    static final ArchRule roomsOfProvisioning = floors(PROVISIONING);

    /** What is SCIM's alone stays where filters and operations are read. */
    @ArchTest
    static final ArchRule theLibraryOfScimHasTwoRooms = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + ".provisioning.patch", HOUSE + ".provisioning.query")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.unboundid..");

    @ArchTest
    static final ArchRule roomsOfTheSignIn = floors(SIGN_IN);

    @ArchTest
    static final ArchRule roomsOfTheEnterprise = floors(ENTERPRISE);

    @ArchTest
    static final ArchRule roomsOfOperations = floors(OPERATIONS);

    @ArchTest
    static final ArchRule roomsOfTheGround = floors(GROUND);

    @ArchTest
    static final ArchRule noRoomLeadsBackToItself =
            slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

    /** A new room needs a floor. */
    @ArchTest
    static final ArchRule everyRoomHasAFloor = classes()
            .that()
            .resideOutsideOfPackage(HOUSE)
            .should()
            .resideInAnyPackage(Stream.of(SETUP, PROVISIONING, SIGN_IN, ENTERPRISE, OPERATIONS, GROUND)
                    .map(FloorsTest::rooms)
                    .flatMap(Stream::of)
                    .toArray(String[]::new));

    private static List<String> floor(String... rooms) {
        return Stream.of(rooms).map(room -> HOUSE + "." + room).toList();
    }

    private static String[] rooms(List<List<String>> floors) {
        return floors.stream().flatMap(List::stream).toArray(String[]::new);
    }

    /** @param floors the highest first; a room uses those of lower floors, and none beside it */
    private static ArchRule floors(List<List<String>> floors) {
        List<ArchRule> rules = new ArrayList<>();
        List<String> above = new ArrayList<>();
        for (List<String> floor : floors) {
            for (String room : floor) {
                Stream<String> beside = floor.stream().filter(other -> !other.equals(room));
                Stream.concat(above.stream(), beside)
                        .map(other -> noClasses()
                                .that()
                                .resideInAPackage(room)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(other))
                        .forEach(rules::add);
            }
            above.addAll(floor);
        }
        return CompositeArchRule.of(rules);
    }
}
