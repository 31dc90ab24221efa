package io.muara.email;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.muara.email", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("Mapper")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Handler")
            .orShould()
            .haveSimpleNameEndingWith("Processor");

    @ArchTest
    static final ArchRule READING_KNOWS_NOTHING_OF_ACCOUNTS_STORES_AND_KAFKA = noClasses()
            .that()
            .resideInAPackage("..reading..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.muara.email",
                            "io.muara.email.mailbox..",
                            "io.muara.ingest..",
                            "org.apache.kafka..",
                            "jakarta.mail..")
                    // What reading strangers' bytes needs on every channel.
                    .and(not(resideInAPackage("io.muara.ingest.reading"))));

    @ArchTest
    static final ArchRule FOLDERS_FORM_NO_CYCLES =
            slices().matching("io.muara.email.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
