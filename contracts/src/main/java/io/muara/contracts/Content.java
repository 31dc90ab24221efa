package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was said or done. Text is what rules read and agents see; everything else is there for who needs it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "text", value = Content.Text.class),
    @Type(name = "location", value = Content.Location.class),
    @Type(name = "contacts", value = Content.Contacts.class),
    @Type(name = "choice", value = Content.Choice.class),
    @Type(name = "form", value = Content.Form.class),
    @Type(name = "order", value = Content.Order.class),
    @Type(name = "reaction", value = Content.Reaction.class),
    @Type(name = "edit", value = Content.Edit.class),
    @Type(name = "deletion", value = Content.Deletion.class),
    @Type(name = "unsupported", value = Content.Unsupported.class),
})
public sealed interface Content {

    /** What a person reads first; empty when there is nothing to read, as with a picture without a caption. */
    String text();

    /** A written message, or the caption of its attachments. */
    record Text(String text) implements Content {}

    record Location(double latitude, double longitude, Optional<String> name, Optional<String> address)
            implements Content {
        @Override
        public String text() {
            var place = name.or(() -> address).orElse("");
            return "%s (%s, %s)".formatted(place, latitude, longitude).strip();
        }
    }

    record Contacts(List<Card> cards) implements Content {
        public Contacts {
            cards = List.copyOf(cards);
        }

        @Override
        public String text() {
            return String.join("\n", cards.stream().map(Card::text).toList());
        }

        public record Card(String name, List<String> phones, List<String> emails) {
            public Card {
                phones = List.copyOf(phones);
                emails = List.copyOf(emails);
            }

            String text() {
                var reach = new ArrayList<>(phones);
                reach.addAll(emails);
                return reach.isEmpty() ? name : name + ": " + String.join(", ", reach);
            }
        }
    }

    /**
     * A button or list entry that the contact chose.
     *
     * @param choice our own id of what we offered; empty when the provider tells only the text
     */
    record Choice(Optional<String> choice, String text, Optional<String> description) implements Content {}

    /** @param answers the form's answers, as the JSON text the provider gave */
    record Form(String name, String text, String answers) implements Content {}

    record Order(String text, List<Item> items) implements Content {
        public Order {
            items = List.copyOf(items);
        }

        /** @param price of one, in the currency's usual unit, as decimal text */
        public record Item(String product, int quantity, String price, String currency) {}
    }

    /**
     * @param target the provider's id of the message reacted to
     * @param emoji empty when the reaction was taken back
     */
    record Reaction(String target, Optional<String> emoji) implements Content {
        @Override
        public String text() {
            return emoji.orElse("");
        }
    }

    /** @param target the provider's id of the message that now reads differently */
    record Edit(String target, String text) implements Content {}

    /** @param target the provider's id of the message that its author took back */
    record Deletion(String target) implements Content {
        @Override
        public String text() {
            return "";
        }
    }

    /**
     * Something real that we cannot show yet. It is still a message: a person must see that the customer wrote.
     *
     * @param kind the provider's word for it
     */
    record Unsupported(String kind, String reason) implements Content {
        @Override
        public String text() {
            return "";
        }
    }
}
