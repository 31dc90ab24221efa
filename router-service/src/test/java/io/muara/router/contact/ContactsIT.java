package io.muara.router.contact;

import static io.muara.router.rules.Messages.aChat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactId;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import io.muara.contracts.kafka.DurableProducer;
import io.muara.contracts.kafka.TopicCreation;
import io.muara.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class ContactsIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final List<Integer> ALL =
            IntStream.range(0, Topics.PARTITIONS).boxed().toList();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    Contacts contacts;

    private Map<String, Object> cluster = Map.of();
    private Producer<String, byte[]> tickets;

    @BeforeEach
    void connect() throws Exception {
        cluster = Map.of("bootstrap.servers", bootstrapServers);
        TopicCreation.ensure(cluster, List.of(Topics.CONTACTS), SOON);
        tickets = DurableProducer.create(cluster, "test", SOON);
    }

    @AfterEach
    void disconnect() {
        tickets.close();
    }

    @Test
    void what_is_told_of_a_contact_is_known_until_something_newer_is() throws Exception {
        var ada = conversation("ada");

        tell(ada, facts(true));
        await().atMost(SOON)
                .until(() -> contacts.of(ada).filter(ContactFacts::vip).isPresent());
        assertThat(contacts.of(aChat().from("ada").saying("halo"))).isEqualTo(contacts.of(ada));
        tell(ada, facts(false));
        await().atMost(SOON)
                .until(() -> contacts.of(ada).filter(facts -> !facts.vip()).isPresent());

        tickets.send(new ProducerRecord<>(Topics.CONTACTS, ada.toString(), null))
                .get();
        await().atMost(SOON).until(() -> contacts.of(ada).isEmpty());
    }

    @Test
    void what_cannot_be_read_is_as_if_nothing_was_told_and_what_follows_is_known() throws Exception {
        var odd = conversation("odd");

        tickets.send(new ProducerRecord<>(Topics.CONTACTS, odd.toString(), new byte[] {'{'}))
                .get();
        tell(conversation("after-odd"), facts(true));

        await().atMost(SOON).until(() -> contacts.of(conversation("after-odd")).isPresent());
        assertThat(contacts.of(odd)).isEmpty();
    }

    @Test
    void whoever_comes_later_knows_all_that_was_told_before_they_begin() throws Exception {
        for (var i = 0; i < 2_000; i++) {
            var unused = tickets.send(record(conversation("before-" + i), facts(i % 2 == 0)));
        }
        tickets.flush();
        var known = new Known(8 * 1024 * 1024);

        try (var following = new Following(cluster, Topics.CONTACTS, known)) {
            following.start();
            following.take(ALL).get(SOON.toSeconds(), TimeUnit.SECONDS);

            for (var i = 0; i < 2_000; i++) {
                assertThat(known.get(conversation("before-" + i).toString())).isPresent();
            }
        }
    }

    @Test
    void partitions_that_go_are_forgotten_and_known_again_when_they_come_back() throws Exception {
        var ada = conversation("coming-and-going");
        tell(ada, facts(true));
        var known = new Known(8 * 1024 * 1024);

        try (var following = new Following(cluster, Topics.CONTACTS, known)) {
            following.start();
            following.take(ALL).get(SOON.toSeconds(), TimeUnit.SECONDS);
            following.drop(ALL);
            await().atMost(SOON).until(() -> known.conversations() == 0);
            tell(ada, facts(false));

            following.take(List.of(Known.partition(ada.toString()))).get(SOON.toSeconds(), TimeUnit.SECONDS);

            assertThat(known.get(ada.toString()).map(it -> Wire.read(it, ContactFacts.class)))
                    .contains(facts(false));
        }
    }

    @Test
    void a_topic_that_is_missing_is_followed_once_it_is_there() throws Exception {
        var topic = "muara.contacts-made-late";
        var ada = conversation("ada");
        var known = new Known(8 * 1024 * 1024);
        try (var following = new Following(cluster, topic, known)) {
            following.start();
            var restored = following.take(ALL);
            assertThat(restored).isNotDone();

            TopicCreation.ensure(cluster, List.of(topic), SOON);
            tickets.send(new ProducerRecord<>(topic, ada.toString(), Wire.bytes(facts(true))))
                    .get();

            await().atMost(SOON).until(() -> known.get(ada.toString()).isPresent());
            restored.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void whoever_watches_sees_how_much_is_known_and_how_far_behind_it_is() throws Exception {
        tell(conversation("watched"), facts(true));

        await().atMost(SOON).untilAsserted(() -> given().get("/q/metrics")
                .then()
                .body(containsString("muara_contacts_conversations "))
                .body(containsString("muara_contacts_memory_bytes "))
                .body(containsString("muara_contacts_lag 0.0"))
                .body(containsString("muara_contacts_forgotten_total 0.0")));
    }

    private void tell(ConversationKey conversation, ContactFacts facts) throws Exception {
        tickets.send(record(conversation, facts)).get();
    }

    private static ProducerRecord<String, byte[]> record(ConversationKey conversation, ContactFacts facts) {
        return new ProducerRecord<>(Topics.CONTACTS, conversation.toString(), Wire.bytes(facts));
    }

    private static ConversationKey conversation(String contact) {
        return ConversationKey.parse("whatsapp:demo/" + contact);
    }

    private static ContactFacts facts(boolean vip) {
        return new ContactFacts(
                new ContactId(new UUID(7, 1)),
                vip,
                Map.of("tier", "gold"),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
