package io.muara.ticket.sla;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.written.Folder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Policies for tests, as if somebody had written them into a folder, and what they are asked about. */
final class Written {

    private Written() {}

    static Folder in(String text) {
        return new Folder("", new TreeMap<>(Map.of("sla.yaml", text.getBytes(UTF_8))));
    }

    static Policies policies(String text) {
        return switch (PolicyFiles.read(in(text))) {
            case PoliciesReading.Usable(var policies) -> policies;
            case PoliciesReading.Unusable(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    static Subject subject(Priority priority) {
        return subject(priority, "customer-service");
    }

    static Subject subject(Priority priority, String team) {
        return new Subject(
                priority,
                new ChannelId("whatsapp"),
                new TeamId(team),
                new Category("question"),
                Set.of(new Label("late")),
                Optional.empty(),
                Optional.empty());
    }
}
