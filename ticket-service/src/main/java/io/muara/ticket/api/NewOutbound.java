package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.opening.NewTicket;
import io.muara.ticket.reply.Words;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom to write to, and what. */
public record NewOutbound(
        @JsonProperty(required = true) ChannelId channel,

        @Schema(description = "Our mailbox, number or page on that channel") @JsonProperty(required = true)
        String account,

        @Schema(description = "Whom to write to, as under /contacts") @Nullable
        UUID contact,

        @Schema(
                description =
                        "A mail address, or a number as +628123456789; needed without a contact, and where it has several")
        @Nullable
        String address,

        @Schema(description = "What the contact is called") @Nullable
        String name,

        @JsonProperty(required = true) TeamId team,

        @Schema(description = "question when left out") @Nullable
        Category category,

        @Schema(description = "normal when left out") @Nullable
        Priority priority,

        @Nullable String subject,

        @Schema(description = "What to write, as in replies; at once") @JsonProperty(required = true)
        NewReply message) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 500;
    private static final Category USUAL = new Category("question");

    NewTicket checked(Words words, Actors.Actor actor) {
        return new NewTicket(
                Given.present("channel", channel),
                account(),
                Optional.ofNullable(contact).map(ContactId::new),
                Optional.ofNullable(address).map(String::strip),
                Optional.ofNullable(name).map(text -> Given.atMost("name", LONGEST_NAME, text)),
                Given.present("team", team),
                Objects.requireNonNullElse(category, USUAL),
                Objects.requireNonNullElse(priority, Priority.NORMAL),
                Optional.ofNullable(subject).map(text -> Given.atMost("subject", LONGEST_SUBJECT, text)),
                words,
                actor.agent(),
                actor.name());
    }

    @Override
    public String account() {
        if (account == null || account.isBlank() || account.indexOf('/') >= 0) {
            throw new Unacceptable("account must be the name of an account of ours, without a slash");
        }
        return account;
    }
}
