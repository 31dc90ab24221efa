package io.muara.ticket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.TeamId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void names_end_where_the_sentence_goes_on() {
        assertThat(Mentions.names("@sari, tolong cek. Menurut @budi.santoso. (@finance) @warehouse-2!"))
                .containsExactlyInAnyOrder("sari", "budi.santoso", "finance", "warehouse-2");
    }

    @Test
    void mail_addresses_and_other_words_mention_nobody() {
        assertThat(Mentions.names("ada@example.org @Sari @sari@example.org @ @@budi @9 a@ @" + "x".repeat(65)))
                .isEmpty();
    }

    @Test
    void a_name_may_be_an_agents_a_teams_both_or_nobodys() {
        var mentions = Mentions.of(
                Set.of("sari", "finance", "dewi", "siapa"),
                Set.of(new AgentId("sari"), new AgentId("dewi"))::contains,
                Set.of(new TeamId("finance"), new TeamId("dewi"))::contains);

        assertThat(mentions)
                .isEqualTo(new Mentions(
                        Set.of(new AgentId("sari"), new AgentId("dewi")),
                        Set.of(new TeamId("finance"), new TeamId("dewi")),
                        Set.of("siapa")));
    }
}
