package io.muara.ticket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.muara.ticket", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    ArchRule features_form_no_cycles =
            slices().matching("io.muara.ticket.(*)..").should().beFreeOfCycles();

    @ArchTest
    ArchRule the_service_knows_no_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.muara.ingest..", "io.muara.router..", "io.muara.local..");

    @ArchTest
    ArchRule decisions_do_no_io = noClasses()
            .that()
            .resideInAPackage("io.muara.ticket.lifecycle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.smallrye..",
                    "io.vertx..",
                    "io.quarkus..",
                    "org.apache.kafka..",
                    "org.hibernate.reactive..",
                    "java.sql..");

    @ArchTest
    ArchRule time_is_given = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .because("a Clock is injected, so that tests can choose the time");

    @ArchTest
    ArchRule no_class_is_named_for_its_layer = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service|Handler|Processor|Dto|DTO|Mapper|Repository)")
            .because("a name says what a thing is for");

    @ArchTest
    ArchRule exceptions_are_final =
            classes().that().areAssignableTo(RuntimeException.class).should().haveModifier(JavaModifier.FINAL);
}
