package io.muara.router.rules;

import static io.muara.router.rules.Messages.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.contracts.RoutedMessage.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever a message holds, it is decided. */
class FailuresTest {

    private static final Decision DEFAULTS = new Decision(
            "defaults", List.of("no rule decided it"), List.of("category=question", "priority=normal", "team=front"));

    private static final RuleSet RULES = Written.rules("""
            rules:
              - { name: chat, when: { channel: whatsapp }, then: { category: complaint, labels: [x] } }
              - { name: odd, when: { account: odd, attachments: { name: { starts-with: a } } }, then: { labels: [x] } }
            boosts: [{ name: picture, when: { attachments: { type: image/png } }, points: 50 }]
            """);

    @Test
    void a_message_that_cannot_even_be_read_is_decided_by_the_defaults_and_says_so() {
        var unreadable = with(aChat().saying("x"), new Content.Text(nothing()), List.of());

        assertDefaults(RULES.decide(unreadable), "reading", unreadable);
    }

    @Test
    void so_is_one_on_which_a_rule_fails() {
        var chat = aChat();
        var odd = new Messages(chat.channel(), "odd", chat.sender(), chat.subject(), List.of(), chat.arrival());
        var nameless = with(odd.saying("x"), new Content.Text("x"), List.of(file(nothing(), "image/png")));

        assertDefaults(RULES.decide(nameless), "odd", nameless);
    }

    @Test
    void so_is_one_on_which_a_boost_fails() {
        var typeless = with(aChat().saying("x"), new Content.Text("x"), List.of(file("a.png", nothing())));

        assertDefaults(RULES.decide(typeless), "boosts", typeless);
    }

    private static void assertDefaults(RoutedMessage routed, String failed, InboundMessage message) {
        var failure = new Decision(
                RuleSet.FAILURE, List.of("'%s' failed with NullPointerException".formatted(failed)), List.of());
        assertThat(routed.message()).isEqualTo(message);
        assertThat(routed.decidedBy()).containsExactly(failure, DEFAULTS);
        assertThat(routed.category().value()).isEqualTo("question");
        assertThat(routed.priority()).isEqualTo(Priority.NORMAL);
        assertThat(routed.team().value()).isEqualTo("front");
        assertThat(routed.labels()).isEmpty();
    }

    private static Attachment file(String name, String type) {
        return new Attachment(
                name, type, Optional.empty(), Optional.empty(), Optional.of("key"), Optional.empty(), Optional.empty());
    }

    private static InboundMessage with(InboundMessage message, Content content, List<Attachment> attachments) {
        return new InboundMessage(
                message.id(),
                message.conversation(),
                message.sender(),
                message.subject(),
                content,
                attachments,
                message.threading(),
                message.provenance(),
                message.mail());
    }

    @SuppressWarnings("NullAway") // the point of it: what no message should hold
    private static String nothing() {
        return null;
    }
}
