package io.muara.ticket.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.ChannelId;
import io.muara.ticket.contact.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "email, Ada@Example.org, email:main/ada@example.org, email, ada@example.org",
        "whatsapp, +628123456789, whatsapp:main/628123456789, phone, +628123456789",
        "twilio, +628123456789, twilio:main/+628123456789, phone, +628123456789",
        "twilio, whatsapp:+628123456789, twilio:main/whatsapp:+628123456789, phone, +628123456789",
        "vonage, +628123456789, vonage:main/628123456789, phone, +628123456789",
        "vonage, whatsapp:+628123456789, vonage:main/whatsapp:628123456789, phone, +628123456789",
    })
    void the_conversation_is_named_as_the_channel_names_whoever_answers(
            String channel, String address, String conversation, String kind, String name) {
        var reach = of(channel, address);

        assertThat(reach.conversation()).hasToString(conversation);
        assertThat(reach.name()).isEqualTo(new Identity(kind, name, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "email, ada",
        "email, Ada <ada@example.org>",
        "whatsapp, 08123456789",
        "twilio, +0",
        "vonage, sms:+62812"
    })
    void an_address_of_another_form_is_refused(String channel, String address) {
        assertThatThrownBy(() -> of(channel, address))
                .isInstanceOf(Reach.Unreachable.class)
                .hasMessageContaining("address must be");
    }

    @Test
    void who_has_no_address_there_must_have_written_first() {
        assertThatThrownBy(() -> of("telegram", "+628123456789"))
                .isInstanceOf(Reach.Unreachable.class)
                .hasMessageContaining("written first");
    }

    @Test
    void only_whatsapp_has_a_window() {
        assertThat(of("whatsapp", "+628123456789").hasWindow()).isTrue();
        assertThat(of("twilio", "whatsapp:+628123456789").hasWindow()).isTrue();
        assertThat(of("twilio", "+628123456789").hasWindow()).isFalse();
        assertThat(of("email", "ada@example.org").hasWindow()).isFalse();
    }

    private static Reach of(String channel, String address) {
        return Reach.of(new ChannelId(channel), "main", address);
    }
}
