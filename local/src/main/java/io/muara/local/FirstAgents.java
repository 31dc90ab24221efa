package io.muara.local;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two people per team, so that a new local platform has somebody to assign tickets to. */
final class FirstAgents {

    private static final Map<String, List<String>> TEAMS = Map.of(
            "customer-service", List.of("Sari", "Budi"),
            "technical", List.of("Agus", "Wulan"),
            "marketing", List.of("Maya", "Rizky"),
            "finance", List.of("Dewi", "Hendra"),
            "warehouse", List.of("Joko", "Putri"),
            "management", List.of("Ratna", "Bayu"));

    private final Api api;

    FirstAgents(Api api) {
        this.api = api;
    }

    void addIfNone() {
        if (!api.get("/agents").get("items").isEmpty()) {
            return;
        }
        TEAMS.forEach((team, names) -> names.forEach(name -> add(name, team)));
    }

    private void add(String name, String team) {
        api.post(
                "/agents",
                Map.of("id", name.toLowerCase(Locale.ROOT), "name", name, "teams", List.of(team), "available", true));
    }
}
