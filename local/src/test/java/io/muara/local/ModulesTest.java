package io.muara.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which of our modules may know which: the services never know each other. */
class ModulesTest {

    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "contracts", Set.of(),
            "testkit", Set.of("contracts"),
            "attachments", Set.of("contracts", "testkit"),
            "ingest-core", Set.of("contracts", "attachments", "testkit"),
            "ingest-email", Set.of("contracts", "attachments", "ingest-core", "testkit"),
            "ingest-chat", Set.of("contracts", "attachments", "ingest-core", "testkit"),
            "router-service", Set.of("contracts", "testkit"),
            "ticket-service", Set.of("contracts", "attachments", "testkit"));

    private static final Pattern OURS =
            Pattern.compile("<groupId>io\\.muara</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");

    @Test
    void services_never_know_each_other() throws IOException {
        for (var module : MAY_KNOW.keySet()) {
            assertThat(known(module)).as("what %s knows", module).isSubsetOf(MAY_KNOW.get(module));
        }
    }

    @Test
    void what_is_only_for_tests_never_ships() throws IOException {
        for (var service : List.of("ingest-email", "ingest-chat", "router-service", "ticket-service")) {
            var pom = pom(service);
            var after = pom.substring(pom.indexOf("<artifactId>testkit</artifactId>"));

            assertThat(after.substring(0, after.indexOf("</dependency>")))
                    .as("scope of testkit in %s", service)
                    .contains("<scope>test</scope>");
        }
    }

    private static Set<String> known(String module) throws IOException {
        var known = new TreeSet<String>();
        OURS.matcher(pom(module)).results().forEach(found -> known.add(found.group(1)));
        known.remove("muara"); // the parent
        return known;
    }

    private static String pom(String module) throws IOException {
        return Files.readString(Path.of("..", module, "pom.xml"));
    }
}
