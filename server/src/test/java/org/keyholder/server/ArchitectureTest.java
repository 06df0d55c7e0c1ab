package org.keyholder.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** Which module may know which, and what no module may do. */
class ArchitectureTest {

    private static final String ROOT = "org.keyholder.server";
    private static final Path SOURCES = Path.of("src/main/java/org/keyholder/server");

    /** Interfaces have an audience each, and never know one another. */
    private static final Set<String> INTERFACES = Set.of(
            "intake",
            "operatorportal",
            "dealerportal",
            "accessportal",
            "stationportal",
            "contactpage",
            "provisioning",
            "health",
            "edge");

    private static final Set<String> FLOW = Set.of("verification", "launch", "alarm", "receiver", "signal", "event");
    private static final Set<String> RECORDS =
            Set.of("contact", "media", "site", "identity", "organisation", "station", "dealer", "states");
    private static final Set<String> FOUNDATION = Set.of(
            "admission",
            "tls",
            "audit",
            "messaging",
            "mail",
            "work",
            "live",
            "pages",
            "outgoing",
            "openid",
            "database",
            "keys",
            "configuration",
            "logs",
            "shared");

    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);
    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void noCycleNoReachIntoInternalPackagesAndNoUndeclaredArrow() {
        MODULES.verify();
    }

    @Test
    void everyModuleStandsInALayer() {
        var layers = new TreeSet<String>();
        List.of(INTERFACES, FLOW, RECORDS, FOUNDATION).forEach(layers::addAll);

        assertThat(modules()).containsExactlyInAnyOrderElementsOf(layers);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void arrowsPointDownOrStayInTheLayer(String module) {
        assertThat(used(module))
                .allSatisfy(other -> assertThat(layer(other))
                        .as("%s stands in layer %d and uses %s", module, layer(module), other)
                        .isLessThanOrEqualTo(layer(module)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noModuleKnowsAnInterface(String module) {
        assertThat(used(module)).doesNotContainAnyElementsOf(INTERFACES);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleIsAllowedWhatItUsesAndNoMore(String module) throws Exception {
        var allowed = packageInfo(ROOT + "." + module)
                .getAnnotation(ApplicationModule.class)
                .allowedDependencies();

        assertThat(allowed).containsExactlyInAnyOrderElementsOf(used(module));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleSaysWhatItIsForAndWhatItMayUse(String module) throws Exception {
        var declaration = packageInfo(ROOT + "." + module).getAnnotation(ApplicationModule.class);

        assertThat(declaration).isNotNull();
        assertThat(declaration.allowedDependencies()).doesNotContain(ApplicationModule.OPEN_TOKEN);
        assertThat(declaration.type()).isEqualTo(ApplicationModule.Type.CLOSED);
        assertThat(Files.readString(SOURCES.resolve(module).resolve("package-info.java")))
                .matches("(?s)/\\*\\*\\s+\\*\\s+\\S.{30,}?\\*/.*");
    }

    @Test
    void everyPackageIsNullMarked() throws Exception {
        for (var name : packages()) {
            assertThat(packageInfo(name).isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void noPackageIsNamedAfterALayerOrAJunkDrawer() throws Exception {
        var words = Set.of(
                "util",
                "utils",
                "common",
                "helper",
                "helpers",
                "manager",
                "managers",
                "entities",
                "controllers",
                "dto",
                "dtos",
                "impl",
                "misc");

        assertThat(packages().stream().flatMap(name -> Stream.of(name.split("\\."))))
                .doesNotContainAnyElementsOf(words);
    }

    @Test
    void sharedStaysSmall() {
        assertThat(SERVER.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + ".shared"))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(not(ArchitectureTest::isPackageInfo)))
                .hasSizeLessThan(20);
    }

    @Test
    void rulesKnowNoFrameworkAndNoSql() {
        noClasses()
                .that(describe("are rules, or the facts that rules speak of", ArchitectureTest::isDomain))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.sql..", "javax.sql..", "jakarta..", "org.postgresql..")
                .check(SERVER);
    }

    private static boolean isDomain(JavaClass type) {
        var ofRules = Set.of("shared", "signal", "verification", "event", "media", "site", "station", "dealer");
        boolean face = ofRules.stream().anyMatch(module -> type.getPackageName().equals(ROOT + "." + module));
        boolean fact = type.isRecord() || type.isEnum() || type.getSimpleName().endsWith("Rules");
        boolean settings = type.isAnnotatedWith(ConfigurationProperties.class);
        boolean shared = type.getPackageName().equals(ROOT + ".shared") && !isPackageInfo(type);
        return shared || face && fact && !settings;
    }

    @Test
    void timeComesFromTheClockBeanAlone() {
        var theClock =
                describe("are the application, which has the clock", type -> type.isEquivalentTo(Application.class));
        noClasses()
                .that(DescribedPredicate.not(theClock))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callConstructor(Date.class)
                .check(SERVER);
        // How long the process took to start is measured, not told by the clock: the one exception.
        noClasses()
                .that(DescribedPredicate.not(describe(
                        "are the process, or print what must not be in the log",
                        type -> type.isEquivalentTo(Keyholder.class)
                                || type.getName().equals(ROOT + ".accessportal.FirstAdministrator"))))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVER);
    }

    @Test
    void nobodyPrintsToTheConsoleButTheProcessItself() {
        noClasses()
                .that(DescribedPredicate.not(describe(
                        "are the process, or print what must not be in the log",
                        type -> type.isEquivalentTo(Keyholder.class)
                                || type.getName().equals(ROOT + ".accessportal.FirstAdministrator"))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(SERVER);
    }

    @Test
    void noModuleKnowsATemplate() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackages(ROOT + ".pages.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keyholder.templates..", "gg.jte..");

        rule.check(SERVER);
    }

    static Stream<String> modules() {
        return MODULES.stream().map(module -> module.getIdentifier().toString());
    }

    private static Set<String> used(String module) {
        return MODULES.getModuleByName(module).orElseThrow().getDirectDependencies(MODULES).stream()
                .map(ApplicationModuleDependency::getTargetModule)
                .map(other -> other.getIdentifier().toString())
                .collect(toCollection(TreeSet::new));
    }

    private static int layer(String module) {
        if (FOUNDATION.contains(module)) {
            return 0;
        }
        if (RECORDS.contains(module)) {
            return 1;
        }
        return FLOW.contains(module) ? 2 : 3;
    }

    private static Class<?> packageInfo(String name) throws ClassNotFoundException {
        return Class.forName(name + ".package-info");
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    /** Those with Java in them, by their folders: a package without a package-info has no class to find it by. */
    private static List<String> packages() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> ROOT + "."
                            + SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .map(name -> name.replaceAll("\\.$", ""))
                    .distinct()
                    .toList();
        }
    }

    private static DescribedPredicate<JavaClass> describe(String words, java.util.function.Predicate<JavaClass> test) {
        return DescribedPredicate.describe(words, test);
    }
}
