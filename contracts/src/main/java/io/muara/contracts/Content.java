package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
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
    @Type(name = "comment", value = Content.Comment.class),
    @Type(name = "visibility", value = Content.Visibility.class),
    @Type(name = "call", value = Content.Call.class),
    @Type(name = "unsupported", value = Content.Unsupported.class),
})
public sealed interface Content {

    /** What {@link #event} is for whatever stands by itself. */
    String MESSAGE = "message";

    /** What a person reads first; empty when there is nothing to read, as with a picture without a caption. */
    String text();

    /** What its author says with it now: the text without what it only quotes. */
    default String said() {
        return this instanceof Text(var whole, var written) ? written.orElse(whole) : text();
    }

    /**
     * What happened, as it goes into a {@link MessageId}: an edit, a deletion and a reaction have the same provider's id as
     * the message that they are about.
     */
    default String event() {
        return switch (this) {
            case Reaction reaction -> "reaction";
            case Edit edit -> "edit";
            case Deletion deletion -> "deletion";
            case Visibility visibility -> "visibility";
            case Text text -> MESSAGE;
            case Location location -> MESSAGE;
            case Contacts contacts -> MESSAGE;
            case Choice choice -> MESSAGE;
            case Form form -> MESSAGE;
            case Order order -> MESSAGE;
            case Comment comment -> MESSAGE;
            case Call call -> MESSAGE;
            case Unsupported unsupported -> MESSAGE;
        };
    }

    /** The provider's id of the message that it is only about; empty for what stands by itself. */
    default Optional<String> about() {
        return switch (this) {
            case Reaction reaction -> Optional.of(reaction.target);
            case Edit edit -> Optional.of(edit.target);
            case Deletion deletion -> Optional.of(deletion.target);
            case Visibility visibility -> Optional.of(visibility.target);
            case Text text -> Optional.empty();
            case Location location -> Optional.empty();
            case Contacts contacts -> Optional.empty();
            case Choice choice -> Optional.empty();
            case Form form -> Optional.empty();
            case Order order -> Optional.empty();
            case Comment comment -> Optional.empty();
            case Call call -> Optional.empty();
            case Unsupported unsupported -> Optional.empty();
        };
    }

    /**
     * A written message, or the caption of its attachments.
     *
     * @param written what of it its author wrote this time, without quotes and signatures, as mail has them; absent when that
     *     is all of it
     */
    record Text(String text, Optional<String> written) implements Content {
        public Text(String text) {
            this(text, Optional.empty());
        }
    }

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
     * Said in public below a post, or about us.
     *
     * @param post the provider's id of the post; its own id when a whole post mentions us
     * @param parent the provider's id of the comment that it answers
     */
    record Comment(String text, String post, Optional<String> parent) implements Content {}

    /**
     * A comment that a moderator hid from the public or showed again.
     *
     * @param target the provider's id of the comment
     */
    record Visibility(String target, boolean hidden) implements Content {
        @Override
        public String text() {
            return "";
        }
    }

    /**
     * A phone call, told when it is over.
     *
     * @param outcome how it ended
     * @param duration of the talk; zero when nobody answered
     * @param note what a person wrote down about it; may be empty
     * @param transcript what was said, in order; empty when nobody wrote it down
     * @param line of ours that was called or called from, when known
     * @param agent who of us spoke, when known
     */
    record Call(
            Outcome outcome,
            Duration duration,
            String note,
            List<Line> transcript,
            Optional<String> line,
            Optional<String> agent)
            implements Content {

        public Call(Outcome outcome, Duration duration, String note, List<Line> transcript) {
            this(outcome, duration, note, transcript, Optional.empty(), Optional.empty());
        }

        public Call {
            transcript = List.copyOf(transcript);
        }

        @Override
        public String text() {
            var said = String.join("\n", transcript.stream().map(Line::text).toList());
            return (note + "\n" + said).strip();
        }

        public enum Outcome {
            ANSWERED,
            MISSED,
            BUSY,
            VOICEMAIL,
            FAILED
        }

        public enum Speaker {
            CONTACT,
            AGENT,
            UNKNOWN
        }

        public record Line(Speaker speaker, String text) {}
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
