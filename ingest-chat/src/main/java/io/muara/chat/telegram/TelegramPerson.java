package io.muara.chat.telegram;

import io.muara.chat.telegram.TelegramUpdate.Chat;
import io.muara.chat.telegram.TelegramUpdate.Message;
import io.muara.chat.telegram.TelegramUpdate.User;
import io.muara.contracts.Sender;
import io.muara.contracts.Sender.Identity;
import io.muara.ingest.reading.UnreadableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote: a user, or a whole chat where a channel or an anonymous administrator speaks. */
final class TelegramPerson {

    static final String USER = "telegram";
    private static final String NAME = "telegram-username";

    private TelegramPerson() {}

    static Sender of(Message message) {
        return of(message.from(), message.sender_chat() == null ? message.chat() : message.sender_chat());
    }

    /** @param chat that speaks when no user does */
    static Sender of(@Nullable User user, @Nullable Chat chat) {
        if (user != null && user.id() != null) {
            return new Sender(
                    Optional.of(TelegramContent.joined(" ", user.first_name(), user.last_name()))
                            .filter(name -> !name.isEmpty()),
                    identities(user.id(), user.username()),
                    Optional.ofNullable(user.language_code()));
        }
        if (chat != null && chat.id() != null) {
            return new Sender(Optional.ofNullable(chat.title()), identities(chat.id(), chat.username()));
        }
        throw new UnreadableElement("an update that does not say who wrote");
    }

    private static List<Identity> identities(String id, @Nullable String username) {
        var identities = new ArrayList<Identity>();
        identities.add(Identity.of(USER, id));
        if (username != null && !username.isBlank()) {
            identities.add(Identity.of(NAME, username));
        }
        return identities;
    }
}
