package dev.rialto.dist;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;

/** The rules of the house, one field each; they are held against what ships and the kit, not against tests. */
@AnalyzeClasses(
        packages = "dev.rialto",
        importOptions = {DoNotIncludeTests.class, HouseRulesTest.NoTestJars.class})
final class HouseRulesTest {
    /** The test trees of other modules come here as jars: their stand-ins and servers are tests too. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** The one class that may ask the machine what time it is. */
    private static final String CLOCK = "dev.rialto.core.host.SystemClock";

    /** Its like in the kit, for plugs that are tested against a real server. */
    private static final String CLOCK_OF_THE_KIT = "dev.rialto.tck.time.WallClock";

    @ArchTest
    static final ArchRule apiKnowsNobody = classes()
            .that()
            .resideInAPackage("dev.rialto.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.rialto.api..", "java..", "org.jspecify..", "org.slf4j..");

    @ArchTest
    static final ArchRule coreNamesNoPlugAndNoHook = noClasses()
            .that()
            .resideInAPackage("dev.rialto.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.rialto.plug..",
                    "dev.rialto.hook..",
                    "dev.rialto.relay..",
                    "dev.rialto.cli..",
                    "dev.rialto.dist..");

    @ArchTest
    static final ArchRule relayAndKitKnowTheApiAlone = classes()
            .that()
            .resideInAnyPackage("dev.rialto.relay..", "dev.rialto.tck..")
            .should()
            .onlyDependOnClassesThat(oursOnlyIn("dev.rialto.api", "dev.rialto.relay", "dev.rialto.tck"));

    @ArchTest
    static final ArchRule plugsKnowTheApiAlone = classes()
            .that()
            .resideInAPackage("dev.rialto.plug..")
            .should()
            .onlyDependOnClassesThat(oursOnlyIn("dev.rialto.api", "dev.rialto.plug"));

    @ArchTest
    static final ArchRule hooksKnowApiAndRelayAlone = classes()
            .that()
            .resideInAPackage("dev.rialto.hook..")
            .should()
            .onlyDependOnClassesThat(oursOnlyIn("dev.rialto.api", "dev.rialto.relay", "dev.rialto.hook"));

    @ArchTest
    static final ArchRule plugsAreStrangers =
            slices().matching("dev.rialto.plug.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule hooksAreStrangers =
            slices().matching("dev.rialto.hook.(*)..").should().notDependOnEachOther();

    /** One rule for all: a slice is a package of a module. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.rialto.(*).(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sqlOnlyInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rialto.core.store..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."));

    @ArchTest
    static final ArchRule timeOnlyThroughTheClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CLOCK)
            .and()
            .doNotHaveFullyQualifiedName(CLOCK_OF_THE_KIT)
            .should()
            .callCodeUnitWhere(asksTheMachineForTime())
            .because("a test turns the clock by hand: take HostClock, and wait on it");

    @ArchTest
    static final ArchRule printsOnlyAtTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rialto.cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("what a daemon says goes to its log");

    private static DescribedPredicate<JavaClass> oursOnlyIn(String... packages) {
        return describe("are not ours or lie in " + String.join(", ", packages), type -> {
            var name = type.getPackageName() + ".";
            return !name.startsWith("dev.rialto.") || Arrays.stream(packages).anyMatch(p -> name.startsWith(p + "."));
        });
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachineForTime() {
        return describe("asks the machine for the time, or sleeps", call -> {
            var owner = call.getTargetOwner().getFullName();
            var parameters = call.getTarget().getRawParameterTypes();
            return switch (call.getName()) {
                case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
                case "sleep" -> owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit");
                case "now" ->
                    owner.startsWith("java.time.") && parameters.stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
                case "system", "systemUTC", "systemDefaultZone" -> owner.startsWith("java.time.");
                case "<init>" -> owner.equals(Date.class.getName()) && parameters.isEmpty();
                default -> false;
            };
        });
    }
}
