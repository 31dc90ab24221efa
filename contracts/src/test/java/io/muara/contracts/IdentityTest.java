package io.muara.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final ChannelId SMS = new ChannelId("sms");

    @Test
    void the_same_facts_give_the_same_id_and_any_other_fact_another() {
        var id = MessageId.of(SMS, "demo", "1", "message");

        assertThat(MessageId.of(SMS, "demo", "1", "message")).isEqualTo(id);
        assertThat(MessageId.of(SMS, "demo", "1", "edit")).isNotEqualTo(id);
        assertThat(MessageId.of(SMS, "demo1", "", "message")).isNotEqualTo(MessageId.of(SMS, "demo", "1", "message"));
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void a_conversation_is_read_back_from_its_text_whatever_the_contact_is_called() {
        var key = new ConversationKey(SMS, "demo", "a/b:c@example.org");

        assertThat(ConversationKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void ids_that_people_write_have_one_form() {
        assertThatThrownBy(() -> new TeamId("Customer Service"))
                .hasMessageContaining("team must be")
                .hasMessageContaining("Customer Service");
        assertThatThrownBy(() -> new ConversationKey(SMS, "a/b", "c")).hasMessageContaining("without a slash");
    }
}
