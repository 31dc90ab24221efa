package io.muara.router.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.TeamId;
import io.muara.contracts.TicketId;
import io.muara.contracts.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownTest {

    private static final String ADA = "whatsapp:demo/+62811";

    private final Known known = new Known(1024 * 1024);

    @Test
    void what_was_told_last_is_known() {
        known.put(ADA, bytes("{\"vip\":false}"));
        known.put(ADA, bytes("{\"vip\":true}"));

        assertThat(known.get(ADA)).hasValueSatisfying(facts -> assertThat(facts).isEqualTo(bytes("{\"vip\":true}")));
        assertThat(known.conversations()).isEqualTo(1);
        assertThat(known.get("whatsapp:demo/+62812")).isEmpty();
    }

    @Test
    void what_is_forgotten_takes_no_memory() {
        known.put(ADA, bytes("{}"));
        known.put("whatsapp:demo/+62812", bytes("{}"));

        known.remove(ADA);
        known.drop(Known.partition("whatsapp:demo/+62812"));

        assertThat(known.conversations()).isZero();
        assertThat(known.bytes()).isZero();
    }

    @Test
    void a_partition_that_goes_takes_its_conversations_and_no_others() {
        for (var i = 0; i < 1_000; i++) {
            known.put("whatsapp:demo/" + i, bytes("{}"));
        }

        known.drop(7);

        assertThat(known.conversations()).isBetween(900, 999);
        for (var i = 0; i < 1_000; i++) {
            var conversation = "whatsapp:demo/" + i;
            assertThat(known.get(conversation).isPresent()).isEqualTo(Known.partition(conversation) != 7);
        }
    }

    @Test
    void those_who_were_told_of_longest_ago_make_room() {
        known.put(ADA, facts(0));
        for (var i = 1; i < 10_000; i++) {
            known.put("whatsapp:demo/" + i, facts(i));
        }
        known.put(ADA, facts(0));

        assertThat(known.bytes()).isLessThanOrEqualTo(1024 * 1024);
        assertThat(known.forgotten()).isPositive();
        assertThat(known.get("whatsapp:demo/1")).isEmpty();
        assertThat(known.get("whatsapp:demo/9999")).isPresent();
        assertThat(known.get(ADA)).isPresent();
    }

    @Test
    void a_million_conversations_need_less_than_half_a_gigabyte() {
        for (var i = 0; i < 1_000; i++) {
            known.put("whatsapp:demo/" + i, facts(i));
        }

        assertThat(known.bytes() / known.conversations()).isLessThan(400);
        assertThat(known.get("whatsapp:demo/77"))
                .hasValueSatisfying(facts -> assertThat(facts).isEqualTo(facts(77)));
    }

    @Test
    void what_does_not_shrink_is_kept_all_the_same() {
        var noise = new byte[10_000];
        new Random(1).nextBytes(noise);

        known.put(ADA, noise);

        assertThat(known.get(ADA)).hasValueSatisfying(facts -> assertThat(facts).isEqualTo(noise));
    }

    private static byte[] facts(int number) {
        return Wire.bytes(new ContactFacts(
                new ContactId(UUID.nameUUIDFromBytes(bytes("contact " + number))),
                number % 10 == 0,
                Map.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new LatestTicket(
                        new TicketId(UUID.nameUUIDFromBytes(bytes("ticket " + number))),
                        ConversationKey.parse("whatsapp:demo/" + number),
                        new TeamId("customer-service"),
                        Optional.of(new AgentId("sari")),
                        new Category("question"),
                        true,
                        1,
                        Optional.of(Instant.ofEpochSecond(1_790_000_000L + number))))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
