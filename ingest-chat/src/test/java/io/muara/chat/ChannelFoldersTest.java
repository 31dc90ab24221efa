package io.muara.chat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** One folder a channel, which knows no other channel's, with the same files in each. */
@AnalyzeClasses(packages = "io.muara.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ChannelFoldersTest {

    @ArchTest
    static final ArchRule no_channel_knows_another = slices().matching("io.muara.chat.(*)..")
            .should()
            .notDependOnEachOther()
            // What all of Meta's channels share belongs to none of them.
            .ignoreDependency(resideInAPackage("io.muara.chat.."), resideInAPackage("io.muara.chat.meta.."));

    @ArchTest
    static void every_channel_can_be_configured_and_looked_at(JavaClasses classes) {
        assertThat(Folders.all()).isNotEmpty();
        for (var channel : Folders.all().keySet()) {
            var name = "io.muara.chat.%s.%s%s"
                    .formatted(channel, Character.toUpperCase(channel.charAt(0)), channel.substring(1));
            assertThat(classes.contain(name + "Config")).as(name + "Config").isTrue();
            assertThat(classes.contain(name + "Channel")).as(name + "Channel").isTrue();
        }
    }
}
