package io.muara.ticket.assignment;

import static io.muara.ticket.Letters.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundRobinTest {

    private static final TeamId TEAM = new TeamId("technical");
    private static final AgentId ANI = new AgentId("ani");
    private static final AgentId BUDI = new AgentId("budi");
    private static final AgentId CITRA = new AgentId("citra");

    @Test
    void turns_go_round_from_where_they_stood() {
        var turns = team(ANI, BUDI, CITRA);
        turns.lastWas(TEAM, BUDI);

        assertThat(List.of(next(turns), next(turns), next(turns), next(turns)))
                .containsExactly(CITRA, ANI, BUDI, CITRA);
        assertThat(turns.turns()).isEqualTo(Map.of(TEAM, CITRA));
    }

    @Test
    void the_turn_goes_on_behind_somebody_who_has_left() {
        var turns = team(ANI, CITRA);
        turns.lastWas(TEAM, BUDI);

        assertThat(next(turns)).isEqualTo(CITRA);
    }

    @Test
    void nobody_is_there_and_no_turn_is_taken() {
        var turns = team(ANI);

        assertThat(turns.next(new TeamId("finance"))).isEmpty();
        assertThat(turns.turns()).isEmpty();
    }

    @Test
    void whom_a_rule_names_takes_nobodys_turn_and_whom_nobody_knows_gets_nothing() {
        var turns = new RoundRobin(List.of(ANI, BUDI));
        turns.join(TEAM, ANI);

        assertThat(turns.agentFor(chat("ada").to("technical").forAgent("budi").routed()))
                .contains(BUDI);
        assertThat(turns.turns()).isEmpty();
        assertThat(turns.agentFor(chat("ada").to("technical").forAgent("eve").routed()))
                .isEqualTo(Optional.of(ANI));
    }

    private static RoundRobin team(AgentId... agents) {
        var turns = new RoundRobin(List.of(agents));
        List.of(agents).forEach(agent -> turns.join(TEAM, agent));
        return turns;
    }

    private static AgentId next(RoundRobin turns) {
        return turns.next(TEAM).orElseThrow();
    }
}
