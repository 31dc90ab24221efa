package io.muara.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");

    @Test
    void a_routed_message_survives_the_journey_unchanged() {
        var routed = routed(new Content.Text("Halo 👋, barang saya rusak"));

        assertThat(Wire.read(Wire.bytes(routed), RoutedMessage.class)).isEqualTo(routed);
    }

    @Test
    void what_a_message_was_routed_to_before_there_were_acknowledgements_asks_for_none() {
        var routed = routed(new Content.Text("Halo"));
        var older = new String(Wire.bytes(routed), UTF_8).replace(",\"acknowledge\":false", "");

        assertThat(older).doesNotContain("acknowledge");
        assertThat(Wire.read(older.getBytes(UTF_8), RoutedMessage.class)).isEqualTo(routed);
    }

    @Test
    void every_kind_of_content_survives_the_journey() {
        List.of(
                        new Content.Text("Ya.\n> Warna?", Optional.of("Ya.")),
                        new Content.Location(-6.2, 106.8, Optional.of("Monas"), Optional.empty()),
                        new Content.Contacts(List.of(new Content.Contacts.Card("Sari", List.of("+62811"), List.of()))),
                        new Content.Choice(Optional.of("b1"), "Ya", Optional.empty()),
                        new Content.Form("flow", "Sent", "{\"k\":\"v\"}"),
                        new Content.Order("", List.of(new Content.Order.Item("p", 2, "30", "IDR"))),
                        new Content.Reaction("wamid.1", Optional.of("👍")),
                        new Content.Edit("wamid.1", "new"),
                        new Content.Deletion("wamid.1"),
                        new Content.Comment("bagus!", "post-1", Optional.of("comment-1")),
                        new Content.Visibility("comment-1", true),
                        new Content.Call(
                                Content.Call.Outcome.ANSWERED,
                                Duration.ofSeconds(90),
                                "asks for a refund",
                                List.of(new Content.Call.Line(Content.Call.Speaker.CONTACT, "halo")),
                                Optional.of("+62215000001"),
                                Optional.of("budi")),
                        new Content.Unsupported("poll", "not supported"))
                .forEach(content -> assertThat(Wire.read(Wire.bytes(routed(content)), RoutedMessage.class)
                                .message()
                                .content())
                        .isEqualTo(content));
    }

    @Test
    void names_are_snake_case_and_absent_values_are_left_out() {
        var json = new String(Wire.bytes(routed(new Content.Text("x"))), UTF_8);

        assertThat(json).contains("\"rules_version\"", "\"provider_id\"", "\"style\":\"continuous\"");
        assertThat(json).doesNotContain("null", "\"subject\"", "\"mail\"");
    }

    @Test
    void a_newer_writers_fields_are_ignored_and_an_older_writers_missing_lists_are_empty() {
        var json = "{\"name\":\"n\",\"phones\":[\"1\"],\"invented_later\":true}".getBytes(UTF_8);

        assertThat(Wire.read(json, Content.Contacts.Card.class))
                .isEqualTo(new Content.Contacts.Card("n", List.of("1"), List.of()));
    }

    @Test
    void what_an_older_writer_wrote_still_reads() {
        var sender = "{\"identities\":[{\"kind\":\"phone\",\"value\":\"+62811\"}]}".getBytes(UTF_8);
        var provenance = """
                {"provider_id":"wamid.1","direction":"inbound","sent_at":"2026-11-21T01:02:03Z",
                 "received_at":"2026-11-21T01:02:04Z","original":{"media_type":"application/json","text":"{}"}}""".getBytes(UTF_8);
        var reply = """
                {"id":"0192e5a0-0000-7000-8000-000000000001","ticket":"0192e5a0-0000-7000-8000-000000000002",
                 "ticket_number":7,"conversation":"whatsapp:demo/ID.1","to":[],"text":"halo","answers":[],
                 "written_at":"2026-11-21T01:02:03Z"}""".getBytes(UTF_8);

        var call = """
                {"type":"call","outcome":"answered","duration":"PT1M30S","note":"asks for a refund","transcript":[]}""".getBytes(UTF_8);
        var report = """
                {"id":"0192e5a0-0000-8000-8000-000000000001","conversation":"whatsapp:demo/ID.1","provider_id":"wamid.1",
                 "status":"read","at":"2026-11-21T01:02:03Z"}""".getBytes(UTF_8);

        assertThat(Wire.read(report, DeliveryReport.class).upTo()).isEmpty();
        assertThat(Wire.read(report, DeliveryReport.class).finding()).isEmpty();
        var threading = "{\"style\":\"continuous\",\"answers\":[]}".getBytes(UTF_8);

        assertThat(Wire.read(threading, Threading.class)).isEqualTo(Threading.continuous());

        var text = "{\"type\":\"text\",\"text\":\"halo\"}".getBytes(UTF_8);

        assertThat(Wire.read(text, Content.class)).isEqualTo(new Content.Text("halo"));
        assertThat(Wire.read(sender, Sender.class).language()).isEmpty();
        assertThat(Wire.read(call, Content.class))
                .isEqualTo(new Content.Call(
                        Content.Call.Outcome.ANSWERED, Duration.ofSeconds(90), "asks for a refund", List.of()));
        assertThat(Wire.read(provenance, Provenance.class).forwarded()).isFalse();
        assertThat(Wire.read(provenance, Provenance.class).medium()).isEmpty();
        assertThat(Wire.read(provenance, Provenance.class).pass()).isEmpty();
        assertThat(Wire.read(reply, OutboundMessage.class).acts()).isEqualTo(OutboundMessage.Act.SAY);
        assertThat(Wire.read(reply, OutboundMessage.class).attachments()).isEmpty();
        assertThat(Wire.read(reply, OutboundMessage.class).automatic()).isFalse();
        assertThat(Wire.read(reply, OutboundMessage.class).language()).isEmpty();

        var told = """
                {"id":"0192e5a0-0000-7000-8000-000000000001","position":2,"text":"halo","delivery":"sent"}""".getBytes(UTF_8);

        assertThat(Wire.read(told, TicketEvent.Reply.class).automatic()).isFalse();
    }

    @Test
    void what_is_told_of_a_promise_survives_the_journey_and_may_be_missing() {
        var event = """
                {"id":"0192e5a0-0000-7000-8000-000000000001","type":"sla.breached","ticket_version":3,"at":"2026-11-21T02:02:03Z",
                 "actor":"sla","ticket":{"id":"0192e5a0-0000-7000-8000-000000000002","number":7,"status":"open",
                 "category":"question","priority":"normal","team":"finance","labels":[],"conversation":"whatsapp:demo/ID.1",
                 "contact":"Ada","created_at":"2026-11-21T01:02:03Z","updated_at":"2026-11-21T02:02:03Z"},"changes":[]%s}""";
        var promise = """
                ,"sla":{"policy":"gold","target":"first_response","started_at":"2026-11-21T01:02:03Z",
                 "due_at":"2026-11-21T02:02:03Z","recipients":["team:finance"]}""";

        assertThat(Wire.read(event.formatted("").getBytes(UTF_8), TicketEvent.class)
                        .sla())
                .isEmpty();
        var told = Wire.read(event.formatted(promise).getBytes(UTF_8), TicketEvent.class);

        assertThat(told.type()).isEqualTo(TicketEvent.Type.SLA_BREACHED);
        assertThat(told.sla())
                .contains(new TicketEvent.Sla(
                        new SlaPolicyId("gold"),
                        Optional.of("first_response"),
                        Optional.of(Instant.parse("2026-11-21T01:02:03Z")),
                        Optional.of(Instant.parse("2026-11-21T02:02:03Z")),
                        List.of("team:finance")));
        assertThat(Wire.read(Wire.bytes(told), TicketEvent.class)).isEqualTo(told);
    }

    @Test
    void what_was_found_out_about_a_mail_survives_the_journey_and_may_be_missing() {
        var written = """
                {"from":[{"name":"Ada","address":"ada@example.org"}],"reply_to":[],"to":[],"cc":[],"message_id":"1@example.org",
                 "in_reply_to":[],"references":[]}""".getBytes(UTF_8);

        var mail = Wire.read(written, Mail.class);
        var judged = mail.judged(
                Optional.of(new Mail.Automatic(Mail.Automatic.Kind.BULK, "it has list-id")),
                Optional.of(new Mail.Authentication(Mail.Authentication.Verdict.VERIFIED, "dmarc=pass")),
                Optional.of("its name mixes alphabets"),
                Optional.of(false),
                Map.of("list-id", List.of("<news.example.org>")));

        assertThat(mail.protection()).isEmpty();
        assertThat(mail.automatic()).isEmpty();
        assertThat(mail.addressed()).isEmpty();
        assertThat(mail.headers()).isEmpty();
        assertThat(Wire.read(Wire.bytes(judged), Mail.class)).isEqualTo(judged);
        assertThat(new String(Wire.bytes(judged), UTF_8)).contains("\"kind\":\"bulk\"", "\"verdict\":\"verified\"");
    }

    @Test
    void what_names_a_ticket_and_why_it_was_or_was_not_believed_survives_the_journey_and_may_be_missing() {
        var reply = ReplyId.parse("0192e5a0-0000-7000-8000-000000000001");
        var threading = new Threading(
                Threading.Style.THREADED,
                List.of("1@x"),
                Optional.empty(),
                List.of(new Threading.Evidence(
                        Threading.Evidence.Kind.SIGNED_ADDRESS, "To", true, Optional.of(reply), Optional.empty())));
        var told = new TicketEvent.Message(
                MessageId.of(WHATSAPP, "demo", "x", "text"),
                3,
                "halo",
                Optional.of(new Placement(Placement.By.SIGNED_ADDRESS, "To holds it")));
        var older = """
                {"id":"0192e5a0-0000-8000-8000-000000000001","position":3,"text":"halo"}""".getBytes(UTF_8);

        assertThat(Wire.read(Wire.bytes(threading), Threading.class)).isEqualTo(threading);
        assertThat(new String(Wire.bytes(threading), UTF_8)).contains("\"kind\":\"signed_address\"");
        assertThat(new String(Wire.bytes(Threading.continuous()), UTF_8)).doesNotContain("evidence");
        assertThat(Wire.read(Wire.bytes(told), TicketEvent.Message.class)).isEqualTo(told);
        assertThat(Wire.read(older, TicketEvent.Message.class).placement()).isEmpty();
    }

    @Test
    void what_is_said_is_the_text_without_what_it_quotes() {
        assertThat(new Content.Text("Ya.\n> Warna?", Optional.of("Ya.")).said()).isEqualTo("Ya.");
        assertThat(new Content.Text("halo").said()).isEqualTo("halo");
        assertThat(new Content.Edit("1", "new").said()).isEqualTo("new");
    }

    @Test
    void where_a_conversation_goes_on_is_written_as_its_key() {
        var moving = Threading.movingTo(new ConversationKey(WHATSAPP, "demo", "ID.2"));

        assertThat(new String(Wire.bytes(moving), UTF_8)).contains("\"moves_to\":\"whatsapp:demo/ID.2\"");
        assertThat(Wire.read(Wire.bytes(moving), Threading.class)).isEqualTo(moving);
    }

    @Test
    void what_an_older_writer_quarantined_still_reads() {
        var quarantined = """
                {"id":"0192e5a0-0000-8000-8000-000000000001","channel":"whatsapp","account":"demo",
                 "media_type":"application/json","bytes":"e30=","reason":"an entry without changes",
                 "received_at":"2026-11-21T01:02:03Z"}""".getBytes(UTF_8);

        assertThat(Wire.read(quarantined, Quarantined.class).bytes()).hasValue("{}".getBytes(UTF_8));
        assertThat(Wire.read(quarantined, Quarantined.class).call()).isEmpty();
    }

    @Test
    void a_settlement_survives_the_journey_and_a_drop_needs_a_reason() {
        var id = MessageId.of(WHATSAPP, "demo", "x", "unreadable");
        var replayed = new Settlement(
                id,
                WHATSAPP,
                "demo",
                Settlement.How.REPLAYED,
                Optional.empty(),
                Optional.of(new Settlement.Became(1, 2, 0, 1)),
                Instant.EPOCH);

        assertThat(Wire.read(Wire.bytes(replayed), Settlement.class)).isEqualTo(replayed);
        assertThatThrownBy(() -> new Settlement(
                        id,
                        WHATSAPP,
                        "demo",
                        Settlement.How.DROPPED,
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH))
                .hasMessageContaining("for a reason");
    }

    @Test
    void what_was_settled_is_known_longer_than_what_was_quarantined() {
        assertThat(Long.parseLong(Topics.settings(Topics.QUARANTINE_SETTLED).get("retention.ms")))
                .isGreaterThan(Long.parseLong(Topics.settings(Topics.QUARANTINE).get("retention.ms")));
    }

    @Test
    void a_duration_is_written_so_that_a_person_can_read_it() {
        var call = new Content.Call(Content.Call.Outcome.MISSED, Duration.ofSeconds(90), "", List.of());

        assertThat(new String(Wire.bytes(call), UTF_8)).contains("\"PT1M30S\"");
    }

    @Test
    void a_decision_keeps_what_was_found_out_on_the_way() {
        var plain = routed(new Content.Text("rusak"));
        var findings = new Findings(
                Optional.of(new Language("id", 0.98)),
                Optional.of(new Findings.Suggestion(new Category("complaint"), 0.7, "a1b2")),
                new Findings.Scoring(100, List.of(new Findings.Scoring.Boost("vip", 100, List.of("contact is VIP")))),
                List.of("late"));
        var told = new RoutedMessage(
                plain.message(),
                plain.category(),
                plain.priority(),
                plain.team(),
                plain.agent(),
                plain.labels(),
                plain.rulesVersion(),
                plain.decidedBy(),
                true,
                Optional.of(new SlaPolicyId("gold")),
                true,
                Optional.of(findings));

        assertThat(Wire.read(Wire.bytes(told), RoutedMessage.class)).isEqualTo(told);
        assertThat(Wire.read(Wire.bytes(plain), RoutedMessage.class)).isEqualTo(plain);
    }

    @Test
    void facts_about_a_contact_survive_the_wire() {
        var whom = new ConversationKey(WHATSAPP, "demo", "ID.1");
        var facts = new ContactFacts(
                new ContactId(UUID.fromString("0190a1b2-0000-7000-8000-000000000001")),
                true,
                Map.of("tier", "gold"),
                Set.of(new Label("reseller")),
                Optional.of(new AgentId("sari")),
                Optional.of("Toko Maju"),
                Optional.of("id"),
                Optional.of(new ContactFacts.LatestTicket(
                        TicketId.parse("0190a1b2-0000-7000-8000-000000000002"),
                        whom,
                        new TeamId("warehouse"),
                        Optional.empty(),
                        new Category("delivery"),
                        true,
                        2,
                        Optional.of(Instant.parse("2026-11-21T01:02:03Z")))));

        assertThat(Wire.read(Wire.bytes(facts), ContactFacts.class)).isEqualTo(facts);
    }

    @Test
    void instants_read_as_they_are_written_and_as_others_write_them() {
        for (var written : List.of(
                "2026-11-28T03:04:05Z",
                "2026-11-28T03:04:05.1Z",
                "2026-11-28T23:59:59.000123Z",
                "2028-02-29T00:00:00.123456789Z",
                "1969-12-31T23:59:59Z",
                "+12026-11-28T03:04:05Z")) {
            assertThat(instant(written)).isEqualTo(Instant.parse(written));
        }
        assertThat(instant("2026-11-28T10:04:05+07:00")).isEqualTo(Instant.parse("2026-11-28T03:04:05Z"));
        assertThat(Wire.read("1.5".getBytes(UTF_8), Instant.class)).isEqualTo(Instant.ofEpochMilli(1500));
    }

    @Test
    void an_instant_that_never_is_cannot_be_read() {
        for (var wrong : List.of(
                "2026-02-30T03:04:05Z", "2026-11-28T25:04:05Z", "2026-11-28T03:04:05", "2026-11-28X03:04:05Z")) {
            assertThatThrownBy(
                            () -> Wire.read("{\"at\":\"%s\"}".formatted(wrong).getBytes(UTF_8), Moment.class))
                    .describedAs(wrong)
                    .isInstanceOf(Wire.Unreadable.class);
        }
    }

    @Test
    void a_record_with_something_behind_it_cannot_be_read() {
        assertThatThrownBy(() -> Wire.read("\"2026-11-28T03:04:05Z\" 1".getBytes(UTF_8), Instant.class))
                .isInstanceOf(Wire.Unreadable.class);
    }

    private static Instant instant(String written) {
        return Wire.read("\"%s\"".formatted(written).getBytes(UTF_8), Instant.class);
    }

    private record Moment(Instant at) {}

    @Test
    void what_can_never_be_read_is_told_apart_without_quoting_it() {
        assertThatThrownBy(() -> Wire.read(null, RoutedMessage.class)).isInstanceOf(Wire.Unreadable.class);
        assertThatThrownBy(() -> Wire.read("{\"secret\":\"s3cret\"".getBytes(UTF_8), RoutedMessage.class))
                .isInstanceOf(Wire.Unreadable.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> Wire.read("{}".getBytes(UTF_8), RoutedMessage.class))
                .isInstanceOf(Wire.Unreadable.class);
    }

    private static RoutedMessage routed(Content content) {
        var message = new InboundMessage(
                MessageId.of(WHATSAPP, "demo", "wamid.1", "message"),
                new ConversationKey(WHATSAPP, "demo", "ID.1"),
                new Sender(Optional.of("Sari"), List.of(Sender.Identity.of("phone", "+62811"))),
                Optional.empty(),
                content,
                List.of(),
                Threading.continuous(),
                new Provenance(
                        "wamid.1",
                        Provenance.Direction.INBOUND,
                        Instant.parse("2026-11-21T01:02:03Z"),
                        Instant.parse("2026-11-21T01:02:04.5Z"),
                        Provenance.Original.json("{\"id\":\"wamid.1\"}")),
                Optional.empty());
        return new RoutedMessage(
                message,
                new Category("complaint"),
                Priority.HIGH,
                new TeamId("customer-service"),
                Optional.empty(),
                Set.of(new Label("b"), new Label("a")),
                "abc123",
                List.of(new RoutedMessage.Decision(
                        "damaged", List.of("text has word 'rusak'"), List.of("category=complaint"))));
    }
}
