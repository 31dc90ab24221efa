package io.muara.router.rules;

import io.muara.contracts.TeamId;
import io.muara.contracts.written.Once;
import io.muara.contracts.written.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads which teams there are. */
final class TeamSection {

    private TeamSection() {}

    static Set<String> read(List<Place> sections) {
        var once = new Once("team");
        var teams = new HashSet<String>();
        for (var section : sections) {
            for (var item : section.items()) {
                item.as(TeamId::new).map(TeamId::value).ifPresent(team -> {
                    once.check(team, item);
                    teams.add(team);
                });
            }
        }
        return teams;
    }
}
