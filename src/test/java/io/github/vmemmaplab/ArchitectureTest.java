package io.github.vmemmaplab;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import javafx.application.Platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/// The walls between the rooms of the program, each with its reason.
///
/// ```
/// ui    cli            the two faces
/// capture  json  bench  what comes in and goes out, and what it costs
/// scenario             what a run is
/// timeline  fragmentation  procfs
/// kernel               the modelled kernel
/// ```
final class ArchitectureTest {
    private static final String ROOT = "io.github.vmemmaplab";
    private static final int LINES_AT_MOST = 400;

    // Wherever a build puts them: tests lie elsewhere.
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void kernelImportsNothingButJavaBase() {
        check(
                classes()
                        .that(areIn("kernel"))
                        .should()
                        .onlyDependOnClassesThat(
                                areIn("kernel")
                                        .or(ofJavaBase())
                                        .or(resideInAPackage("org.jspecify.annotations")))
                        .because(
                                "the model must run, and be read, without knowing that anyone is"
                                        + " watching"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kernel        | procfs timeline fragmentation scenario json capture bench cli ui
                    procfs        | timeline fragmentation scenario json capture bench cli ui
                    timeline      | scenario json capture bench cli ui
                    fragmentation | scenario json capture bench cli ui
                    scenario      | json capture bench cli ui
                    json          | bench cli ui
                    capture       | bench cli ui
                    bench         | json capture cli ui
                    """)
    void arrowsRunDown(String lower, String upper) {
        check(
                noClasses()
                        .that(areIn(lower))
                        .should()
                        .dependOnClassesThat(areIn(upper.split(" ")))
                        .because(
                                "what lies deeper must be usable, and testable, without what lies"
                                        + " on top of it"));
    }

    @ParameterizedTest
    @CsvSource({"ui, cli", "cli, ui"})
    void theTwoFacesDoNotSeeEachOther(String face, String other) {
        check(
                noClasses()
                        .that(areIn(face))
                        .should()
                        .dependOnClassesThat(areIn(other))
                        .because(
                                "a command must not open a window by accident; Main introduces them"
                                        + " to each other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kernel",
                "procfs",
                "timeline",
                "fragmentation",
                "scenario",
                "json",
                "capture",
                "bench",
                "cli",
                "ui"
            })
    void nobodySeesMain(String room) {
        check(
                noClasses()
                        .that(areIn(room))
                        .should()
                        .dependOnClassesThat(resideInAPackage(ROOT))
                        .because("Main puts the rooms together, so it stands above all of them"));
    }

    @Test
    void roomsHaveNoCycles() {
        check(
                slices().matching(ROOT + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("rooms that need each other are one room"));
    }

    @Test
    void onlyTheUiSeesJavaFx() {
        check(
                noClasses()
                        .that(areOutside("ui"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..",
                                "com.sun.javafx..",
                                "org.controlsfx..",
                                "org.kordamp.ikonli..")
                        .because("commands and tests run on machines without a display"));
    }

    @Test
    void onlyJsonSeesJackson() {
        check(
                noClasses()
                        .that(areOutside("json"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.fasterxml.jackson..")
                        .because("the file format is one room's business, and so is its library"));
    }

    @Test
    void onlyTheCommandLineSeesPicocli() {
        check(
                noClasses()
                        .that(areOutside("cli").and(areNotMain()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("picocli..")
                        .because("arguments are read once, at the door"));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(
                noClasses()
                        .that(areOutside("cli").and(areNotMain()))
                        .should(ACCESS_STANDARD_STREAMS)
                        .because("a line printed under a window reaches nobody"));
    }

    @Test
    void onlyFxLoopCallsRunLater() {
        check(
                noClasses()
                        .that()
                        .haveNameNotMatching(".*\\.ui\\.FxLoop(\\$.*)?")
                        .should()
                        .accessTargetWhere(
                                targetOwner(type(Platform.class)).and(target(name("runLater"))))
                        .because("the screen has one way in, which drops what nobody would see"));
    }

    @Test
    void sourceFilesAreShort() throws IOException {
        try (var main = Files.walk(Path.of("src/main/java"));
                var test = Files.walk(Path.of("src/test/java"))) {
            assertEquals(
                    "",
                    Stream.concat(main, test)
                            .filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LINES_AT_MOST)
                            .map(file -> file + " has " + lines(file) + " lines")
                            .sorted()
                            .collect(joining("\n")),
                    "a file that does not fit into a head at once holds more than one idea");
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    private static DescribedPredicate<JavaClass> areIn(String... rooms) {
        return resideInAnyPackage(
                        Stream.of(rooms)
                                .map(room -> ROOT + "." + room + "..")
                                .toArray(String[]::new))
                .as("are in %s", String.join(", ", rooms));
    }

    private static DescribedPredicate<JavaClass> areOutside(String room) {
        return DescribedPredicate.not(areIn(room)).as("are outside %s", room);
    }

    private static DescribedPredicate<JavaClass> areNotMain() {
        return DescribedPredicate.not(resideInAPackage(ROOT)).as("are not Main");
    }

    private static DescribedPredicate<JavaClass> ofJavaBase() {
        Set<String> packages = Object.class.getModule().getPackages();
        return describe(
                "are in java.base",
                type ->
                        type.getBaseComponentType().isPrimitive()
                                || packages.contains(type.getBaseComponentType().getPackageName()));
    }
}
