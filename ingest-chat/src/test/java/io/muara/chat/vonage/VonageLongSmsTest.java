package io.muara.chat.vonage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.chat.Samples;
import io.muara.contracts.InboundMessage;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling.Assembled;
import io.muara.ingest.WebhookCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VonageLongSmsTest {

    private final VonageChannel channel = Setups.receiving(Setups.SECRET);

    @Test
    void the_parts_of_a_long_sms_become_one_message_whatever_their_order() {
        assertThat(channel.assemble(List.of(part(2), part(1)), false)).isInstanceOf(Assembled.Waiting.class);
        var forwards = whole(false, part(1), part(2), part(3));

        assertThat(forwards.content().text()).isEqualTo("satu dua tiga");
        assertThat(forwards.conversation().contact()).isEqualTo("6281234567890");
        for (var order : List.of(List.of(3, 2, 1), List.of(2, 3, 1), List.of(3, 1, 2))) {
            var message = whole(false, order.stream().map(this::part).toArray(Arrived.Part[]::new));
            assertThat(message.id()).isEqualTo(forwards.id());
            assertThat(message.content()).isEqualTo(forwards.content());
        }
    }

    @Test
    void the_parts_of_a_long_sms_meet_in_one_group_and_those_of_another_do_not() {
        assertThat(part(1).group()).isEqualTo(part(3).group());
        assertThat(part(1).id()).isNotEqualTo(part(2).id());
        assertThat(other(1, "concat-ref", "78").group()).isNotEqualTo(part(1).group());
        assertThat(other(1, "msisdn", "6289999999999").group()).isNotEqualTo(part(1).group());
        assertThat(other(1, "to", "6215000009").group()).isNotEqualTo(part(1).group());
    }

    @Test
    void a_part_that_came_twice_counts_once_even_if_vonage_gave_it_another_id() {
        var again = other(1, "messageId", "0BAAAAAAAAAAAAAA");

        assertThat(channel.assemble(List.of(part(1), again, part(2)), false)).isInstanceOf(Assembled.Waiting.class);
        assertThat(whole(false, part(1), again, part(2), part(3)).content().text())
                .isEqualTo("satu dua tiga");
    }

    @Test
    void what_came_is_given_when_time_is_up_with_the_gaps_marked() {
        assertThat(whole(true, part(1), part(3)).content().text()).isEqualTo("satu […]tiga");
        assertThat(whole(true, part(2)).content().text()).isEqualTo("[…]dua […]");
        assertThat(whole(true, part(3)).content().text()).isEqualTo("[…]tiga");
    }

    @Test
    void a_late_part_and_every_other_set_of_parts_is_another_message() {
        var ids = Stream.of(
                        whole(true, part(1), part(2), part(3)),
                        whole(true, part(1), part(2)),
                        whole(true, part(1), part(3)),
                        whole(true, part(1)),
                        whole(true, part(2)),
                        whole(true, part(3)))
                .map(InboundMessage::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void a_long_sms_is_read_again_from_its_original_as_the_same_message() {
        var message = whole(true, part(3), part(1));
        var original = message.provenance().original().text().orElseThrow().getBytes(UTF_8);

        assertThat(only(new WebhookCall("demo", "", Map.of(), original, Signed.NOW)))
                .isEqualTo(message);
    }

    private InboundMessage whole(boolean timeUp, Arrived.Part... parts) {
        var assembled = (Assembled.Whole) channel.assemble(List.of(parts), timeUp);
        return ((Arrived.Message) assembled.arrived().getFirst()).message();
    }

    private Arrived.Part part(int number) {
        return other(number, "nonce", Integer.toString(number));
    }

    /** A part in which one field is another one. */
    private Arrived.Part other(int number, String field, String value) {
        var texts = List.of("satu ", "dua ", "tiga");
        var fields = new TreeMap<>(
                VonageFields.of(Samples.of("vonage").bytes("part.form")).byName());
        fields.put("messageId", "0B%014X".formatted(0x10 + number));
        fields.put("concat-part", Integer.toString(number));
        fields.put("text", texts.get(number - 1));
        fields.put(field, value);
        var body = new VonageFields(fields).json().getBytes(UTF_8);
        return (Arrived.Part) channel.read(new WebhookCall("demo", "", Map.of(), body, Signed.NOW))
                .getFirst();
    }

    private InboundMessage only(WebhookCall call) {
        return ((Arrived.Message) channel.read(call).getFirst()).message();
    }
}
