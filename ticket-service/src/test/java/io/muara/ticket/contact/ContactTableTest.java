package io.muara.ticket.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Label;
import io.muara.ticket.contact.ContactTable.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactTableTest {

    private static final ContactId ID = new ContactId(new UUID(7, 1));

    private static final Particulars ADA = new Particulars(
            Optional.of("=HYPERLINK(\"http://x\")"),
            true,
            Optional.of(new AgentId("sari")),
            Optional.of("-5 Toko"),
            Optional.of("id"),
            Optional.of("two\nlines, with a comma"),
            Map.of("tier", "gold", "balance", "-12"),
            Set.of(new Label("press"), new Label("regular")));

    private static final List<Identity> NAMES = List.of(
            new Identity("email", "ada@x.org", ""),
            new Identity("phone", "+62811", ""),
            new Identity("phone", "+62812", ""),
            new Identity("whatsapp", "ID.1", "waba-1"),
            new Identity("employee", "77", ""));

    @Test
    void what_is_written_is_read_as_the_same() {
        var row = new Row(cells());

        assertThat(row.id()).contains(ID);
        assertThat(row.applied(Particulars.of(Optional.empty()))).isEqualTo(ADA);
        assertThat(row.names()).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void a_spreadsheet_calculates_with_nothing_that_a_sender_wrote() {
        assertThat(cells())
                .containsEntry("name", "'=HYPERLINK(\"http://x\")")
                .containsEntry("organisation", "'-5 Toko")
                .containsEntry("attribute.balance", "-12");
    }

    @Test
    void an_empty_cell_leaves_what_there_is() {
        assertThat(new Row(Map.of("name", "Ada", "owner", " ", "attribute.tier", "silver")).applied(ADA))
                .isEqualTo(new Particulars(
                        Optional.of("Ada"),
                        true,
                        ADA.owner(),
                        ADA.organisation(),
                        ADA.language(),
                        ADA.notes(),
                        Map.of("tier", "silver", "balance", "-12"),
                        ADA.labels()));
    }

    @Test
    void what_cannot_be_meant_is_named() {
        assertThatThrownBy(() -> new Row(Map.of("phone", "0811")).names())
                .hasMessageContaining("such as +628123456789");
        assertThatThrownBy(() -> new Row(Map.of("identities", "77")).names()).hasMessageContaining("kind:value");
        assertThatThrownBy(() -> new Row(Map.of("vip", "ya")).applied(ADA)).hasMessageContaining("true or false");
        assertThat(ContactTable.unknown(List.of("name", "attribute.tier", "Phone")))
                .containsExactly("Phone");
    }

    private static Map<String, String> cells() {
        return ContactTable.cells(new Contact(ID, ADA, Instant.EPOCH), NAMES, List.of("balance", "tier", "unheard-of"));
    }
}
