package io.muara.chat.slack;

import static java.util.Objects.requireNonNullElse;

import io.muara.chat.slack.SlackEvent.Message;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.UnreadableElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who wrote: a person, known within their workspace, or a bot. */
final class SlackPerson {

    static final String USER = "slack";
    private static final String BOT = "slack-bot";
    private static final String MESSAGE = "slack-message";

    private SlackPerson() {}

    /** @param team our own; who writes from another, in a channel shared between firms, says so */
    static Sender of(Message message, String team) {
        var home = requireNonNullElse(message.user_team(), requireNonNullElse(message.team(), team));
        if (message.user() != null && !message.user().isBlank()) {
            return new Sender(name(message), List.of(identity(USER, message.user(), home)));
        }
        return new Sender(name(message), List.of(identity(BOT, required(message.bot_id()), home)));
    }

    static Sender of(String user, String team) {
        return new Sender(Optional.empty(), List.of(identity(USER, user, team)));
    }

    /** Of a message whose author nobody told. */
    static Sender ofMessage(String id) {
        return new Sender(Optional.empty(), List.of(Identity.of(MESSAGE, id)));
    }

    static boolean isKnown(Message message) {
        return message.user() != null || message.bot_id() != null;
    }

    static String required(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new UnreadableElement("an event that does not say whose it is");
        }
        return id;
    }

    private static Identity identity(String kind, String id, String team) {
        return new Identity(kind, id, Optional.of(team));
    }

    /** Slack tells the name of bots and, sometimes, of people. */
    private static Optional<String> name(Message message) {
        var person = message.user_profile();
        var bot = message.bot_profile();
        return Stream.of(
                        requireNonNullElse(person == null ? null : person.real_name(), ""),
                        requireNonNullElse(person == null ? null : person.display_name(), ""),
                        requireNonNullElse(message.username(), ""),
                        requireNonNullElse(bot == null ? null : bot.name(), ""))
                .filter(name -> !name.isBlank())
                .findFirst();
    }
}
