package io.muara.chat.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.InboundMessage;
import io.muara.contracts.Wire;
import io.muara.ingest.Arrived;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioReconciliationIT {

    private static final String SID = "SM00000000000000000000000000000001";
    private static final String MESSAGES = "/2010-04-01/Accounts/%s/Messages".formatted(Numbers.ACCOUNT);

    private final List<ProducerRecord<String, byte[]>> journal = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:30:00Z");
    private FakeProvider twilio;
    private TwilioReconciliation reconciliation;

    @BeforeEach
    void start() {
        twilio = FakeProvider.start(0, request -> Answer.json(200, "{\"messages\":[]}"));
        var config = Numbers.config(twilio.url(), Optional.of(Numbers.PUBLIC), Numbers.TOKEN);
        reconciliation = new TwilioReconciliation(
                config, new TwilioAccounts(config, Numbers.address(), List.of("test")), journal::add, new Moving());
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void a_message_whose_call_was_lost_is_found_and_one_whose_call_came_has_the_same_id() {
        twilio.then(Answer.json(200, page(message(SID, "inbound", "0", "10:00:00"))));
        var call = "MessageSid=%s&AccountSid=%s&From=%%2B6281234567&To=%%2B6215000001&Body=halo&SmsStatus=received"
                .formatted(SID, Numbers.ACCOUNT)
                .getBytes(UTF_8);

        reconciliation.look();

        var found = only();
        var came = (Arrived.Message) new TwilioReading("demo", Optional.empty()).read(call, now);
        assertThat(found.id()).isEqualTo(came.message().id());
        assertThat(found.conversation()).isEqualTo(came.message().conversation());
        assertThat(found.content()).isEqualTo(came.message().content());
        assertThat(found.provenance().sentAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(twilio.requests().getFirst().headers().get("authorization")).startsWith("Basic ");
    }

    @Test
    void files_are_looked_up_and_lie_where_a_call_would_have_told() {
        twilio.then(Answer.json(200, page(message(SID, "inbound", "1", "10:00:00"))))
                .then(Answer.json(200, """
                        {"media_list":[{"content_type":"image/jpeg","uri":"%s/%s/Media/ME1.json"}]}""".formatted(MESSAGES, SID)));

        reconciliation.look();

        assertThat(only().attachments()).singleElement().satisfies(file -> {
            assertThat(file.remote()).contains(twilio.url() + MESSAGES + "/" + SID + "/Media/ME1");
            assertThat(file.mediaType()).isEqualTo("image/jpeg");
        });
    }

    @Test
    void our_own_messages_and_those_that_may_still_come_by_a_call_are_left() {
        twilio.then(Answer.json(
                200,
                page(
                        message(SID, "outbound-api", "0", "10:00:00"),
                        message("SM00000000000000000000000000000002", "inbound", "0", "10:27:00"))));

        reconciliation.look();

        assertThat(journal).isEmpty();
    }

    @Test
    void every_page_is_read_and_none_elsewhere() {
        twilio.then(Answer.json(200, """
                        {"messages":[],"next_page_uri":"%s.json?Page=1"}""".formatted(MESSAGES)))
                .then(Answer.json(200, "{\"messages\":[],\"next_page_uri\":\"https://example.org/\"}"));

        reconciliation.look();

        assertThat(twilio.requests()).hasSize(2);
    }

    @Test
    void each_look_begins_where_the_last_good_one_ended() {
        reconciliation.look();
        now = now.plusSeconds(900);
        twilio.then(Answer.json(500, "{}"));
        reconciliation.look();
        now = now.plusSeconds(900);
        reconciliation.look();

        assertThat(twilio.requests())
                .extracting(request -> URLDecoder.decode(request.query(), UTF_8).replaceFirst("&PageSize.*", ""))
                .containsExactly(
                        "DateSent>=2026-11-20T10:25:00Z",
                        "DateSent>=2026-11-21T10:15:00Z",
                        "DateSent>=2026-11-21T10:15:00Z");
    }

    private InboundMessage only() {
        assertThat(journal).hasSize(1);
        return Wire.read(journal.getFirst().value(), InboundMessage.class);
    }

    private static String page(String... messages) {
        return "{\"messages\":[%s],\"next_page_uri\":null}".formatted(String.join(",", messages));
    }

    private static String message(String sid, String direction, String media, String time) {
        return """
                {"sid":"%s","account_sid":"%s","direction":"%s","from":"+6281234567","to":"+6215000001","body":"halo",
                 "num_media":"%s","date_sent":"Sat, 21 Nov 2026 %s +0000"}""".formatted(sid, Numbers.ACCOUNT, direction, media, time);
    }

    private final class Moving extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
