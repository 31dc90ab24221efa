package io.muara.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.muara.router", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DECIDING_KNOWS_NEITHER_KAFKA_NOR_QUARKUS = noClasses()
            .that()
            .resideInAnyPackage("..rules..", "..text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "io.smallrye..", "jakarta..");

    @ArchTest
    static final ArchRule WORDS_KNOW_NOTHING_OF_RULES = noClasses()
            .that()
            .resideInAPackage("..text..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..rules..");

    @ArchTest
    static final ArchRule FOLDERS_FORM_NO_CYCLES =
            slices().matching("io.muara.router.(*)..").should().beFreeOfCycles();
}
