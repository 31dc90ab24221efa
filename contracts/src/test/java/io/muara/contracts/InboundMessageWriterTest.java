package io.muara.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.muara.contracts.Provenance.Direction;
import io.muara.contracts.Provenance.Medium;
import io.muara.contracts.Provenance.Original;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InboundMessageWriterTest {

    private static final ConversationKey CONVERSATION = ConversationKey.parse("whatsapp:demo/ID.1");
    private static final Instant WHOLE = Instant.parse("2026-11-21T01:02:03Z");
    private static final Instant FINE = Instant.parse("2026-11-21T01:02:03.000000001Z");

    @ParameterizedTest
    @MethodSource({"full", "bare", "ofEveryMedium"})
    void writes_what_reflection_would(InboundMessage message) throws IOException {
        var text = new String(Wire.bytes(message), UTF_8);

        assertThat(text).isEqualTo(new String(Wire.byReflection().writeValueAsBytes(message), UTF_8));
        assertThat(Wire.read(text.getBytes(UTF_8), InboundMessage.class)).isEqualTo(message);
    }

    /** Else a component that none of these messages has could be forgotten, and nobody would notice. */
    @Test
    void every_component_stands_in_one_of_these_messages() {
        var written = Stream.concat(full(), bare())
                .map(message -> new String(Wire.bytes(message), UTF_8))
                .toList();

        for (var type : List.of(
                InboundMessage.class,
                Sender.class,
                Sender.Identity.class,
                Content.Text.class,
                Threading.class,
                Provenance.class,
                Original.class)) {
            for (var component : type.getRecordComponents()) {
                var name = "\"%s\":"
                        .formatted(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()));
                assertThat(written).as("%s of %s", name, type).anyMatch(json -> json.contains(name));
            }
        }
    }

    static Stream<InboundMessage> full() {
        var file = new Attachment(
                "a.pdf",
                "application/pdf",
                Optional.of(7L),
                Optional.of("00"),
                Optional.of("k"),
                Optional.empty(),
                Optional.empty());
        var mail = new Mail(
                List.of(new Mail.Address(Optional.of("Sari"), "sari@example.com")),
                List.of(),
                List.of(),
                List.of(),
                "1@example.com",
                List.of(),
                List.of(),
                Optional.of(WHOLE),
                Optional.of("<p>"));
        return Stream.of(message(
                new Sender(
                        Optional.of("Sari \"S\" 👋\n"),
                        List.of(new Sender.Identity("whatsapp", "ID.1", Optional.of("waba"))),
                        Optional.of("id")),
                Optional.of("Rusak"),
                new Content.Reaction("wamid.0", Optional.of("👍")),
                List.of(file),
                new Threading(
                        Threading.Style.THREADED,
                        List.of("a", "b"),
                        Optional.of(ConversationKey.parse("whatsapp:demo/ID.2"))),
                new Provenance(
                        "wamid.1",
                        Direction.ECHO,
                        WHOLE,
                        FINE,
                        Original.stored("message/rfc822", "key"),
                        Optional.of(Medium.EMAIL),
                        true,
                        Optional.of(new ReplyPass("secret", WHOLE))),
                Optional.of(mail)));
    }

    static Stream<InboundMessage> bare() {
        return Stream.of(plain(new Provenance(
                "wamid.1", Direction.INBOUND, WHOLE, FINE, Original.json("{\"text\":\"\\u00e9 / \u2028\"}"))));
    }

    static Stream<InboundMessage> ofEveryMedium() {
        return Arrays.stream(Medium.values())
                .map(medium -> plain(new Provenance(
                        "wamid.1", Direction.INBOUND, WHOLE, FINE, Original.json("{}"), Optional.of(medium), false)));
    }

    private static InboundMessage plain(Provenance provenance) {
        return message(
                new Sender(Optional.empty(), List.of(Sender.Identity.of("phone", "+62811"))),
                Optional.empty(),
                new Content.Text("Halo\t\u0001 é 👋\n> ya", Optional.of("Halo")),
                List.of(),
                Threading.continuous(),
                provenance,
                Optional.empty());
    }

    private static InboundMessage message(
            Sender sender,
            Optional<String> subject,
            Content content,
            List<Attachment> attachments,
            Threading threading,
            Provenance provenance,
            Optional<Mail> mail) {
        return new InboundMessage(
                MessageId.of(CONVERSATION.channel(), "demo", "wamid.1", content.event()),
                CONVERSATION,
                sender,
                subject,
                content,
                attachments,
                threading,
                provenance,
                mail);
    }
}
