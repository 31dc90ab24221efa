package io.muara.ticket.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CannedTextTest {

    private static final Map<Variable, String> VALUES =
            Map.of(Variable.CONTACT_NAME, "Ada <ada>", Variable.TICKET_NUMBER, "1001");

    @Test
    void places_are_filled_and_nothing_is_escaped() {
        var rendered = rendered("Halo {contact.name}, tiket {ticket.number}: { } {! catatan !}selesai.\nSalam");

        assertThat(rendered.text()).isEqualTo("Halo Ada <ada>, tiket 1001: { } selesai.\nSalam");
        assertThat(rendered.missing()).isEmpty();
    }

    @Test
    void what_nobody_knows_is_left_out_and_named_unless_there_is_something_else_to_say() {
        var rendered = rendered(
                "{agent.name ?: 'Kami'}, {team.name}, {#if agent.name}{agent.name}{#else}tim{/if}, {agent.name ?: contact.name}");

        assertThat(rendered.text()).isEqualTo("Kami, , tim, Ada <ada>");
        assertThat(rendered.missing()).containsExactly("team.name");
    }

    @Test
    void values_are_no_templates() {
        var rendered = CannedText.of("texts.id", "{contact.name}")
                .render(Map.of(Variable.CONTACT_NAME, "{ticket.number}{#for}"));

        assertThat(rendered.text()).isEqualTo("{ticket.number}{#for}");
    }

    @Test
    void a_mistake_is_told_with_its_place() {
        assertThatThrownBy(() -> CannedText.of("texts.id", "Halo\nkak {contact.nam}"))
                .isInstanceOf(CannedText.Mistake.class)
                .hasMessageStartingWith("texts.id line 2 column ")
                .hasMessageContaining("'contact.nam' is not one of the variables contact.name, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{contact}",
                "{contact.name.length}",
                "{contact.name.toUpperCase}",
                "{contact.name.getClass()}",
                "{contact.getClass().forName('java.lang.Runtime')}",
                "{contact.name.replace('a', 'b')}",
                "{inject:config}",
                "{data:contact.name}",
                "{contact.name ?: agent.nam}",
                "{#for i in 1000000}x{/for}",
                "{#include secret}",
                "{#eval contact.name}{/eval}",
                "{#let a=contact.name}{a}{/let}",
                "{#if contact.nam}x{/if}",
                "{#if contact.name}x",
                "{contact.name",
                "{/if}"
            })
    void nothing_else_is_taken(String text) {
        assertThatThrownBy(() -> CannedText.of("texts.id", text))
                .isInstanceOf(CannedText.Mistake.class)
                .hasMessageContaining("line 1 column ");
    }

    private static CannedText.Rendered rendered(String text) {
        return CannedText.of("texts.id", text).render(VALUES);
    }
}
