package io.muara.ticket.survey;

import io.muara.contracts.ContactId;
import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketEvent.Change;
import io.muara.ticket.language.Languages;
import io.muara.ticket.lifecycle.Outcome;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.outbox.Outbox;
import io.muara.ticket.reply.Outgoing;
import io.muara.ticket.reply.Words;
import io.muara.ticket.satisfaction.Question;
import io.muara.ticket.tracking.TrackingLinks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes to contacts what they are asked, as a message of ours that no person wrote, with a link of its own. */
@ApplicationScoped
class Requests {

    private static final String ASKED = """
            insert into satisfaction_request
              (id, ticket, question, team, channel, category, account, conversation, contact, asked_at, last_message)
            values (:id, :ticket, :question, :team, :channel, :category, :account, :conversation,
              cast(nullif(:contact, '') as uuid), :now, :id)
            """;

    private static final String REMINDED =
            "update satisfaction_request set reminders = reminders + 1, last_message = :message where id = :id";

    private final SurveyTexts texts;
    private final TrackingLinks links;
    private final Outbox outbox;
    private final Supplier<UUID> ids;

    Requests(SurveyTexts texts, TrackingLinks links, Outbox outbox, Supplier<UUID> ids) {
        this.texts = texts;
        this.links = links;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** @param said the message of theirs that it answers */
    record Writing(Due due, Question question, Optional<TicketMessage> said, Instant now) {}

    /** @param request by which to remind of it */
    record Written(UUID request, Outcome.Changed outcome) {}

    Uni<Written> write(Mutiny.StatelessSession session, Ticket ticket, Writing about) {
        var id = new ReplyId(ids.get());
        var request = about.due().request().map(Due.Request::id).orElseGet(id::value);
        return Languages.of(session, ticket).chain(known -> {
            var link = links.make(ticket.id());
            var words = words(ticket, about, known, link);
            var event = ticket.sayByItself(id, words.text(), List.of(change(about)), about.now());
            return send(session, ticket, id, words, about)
                    .chain(() -> links.keep(session, List.of(link)))
                    .chain(() -> about.due().request().isPresent()
                            ? reminded(session, request, id)
                            : asked(session, ticket, id, about))
                    .replaceWith(new Written(request, new Outcome.Changed(List.of(event))));
        });
    }

    static String accountOf(Ticket ticket) {
        return ticket.conversation().channel() + ":" + ticket.conversation().account();
    }

    private Words words(Ticket ticket, Writing about, Optional<String> known, TrackingLinks.Made link) {
        var reminder = about.due().request().isPresent();
        var language = texts.language(about.question(), reminder, known);
        var url = "%s?lang=%s#rate".formatted(link.url().orElseThrow(), language);
        return Words.automatic(texts.text(about.question(), reminder, language, ticket.number(), url), language);
    }

    private Uni<Void> send(Mutiny.StatelessSession session, Ticket ticket, ReplyId id, Words words, Writing about) {
        var message = new TicketMessage(ticket, id, words.text(), about.now(), true)
                .by(Ticket.SYSTEM)
                .in(words.language());
        var outbound = Outgoing.of(ticket, id, words, about.said().map(Outgoing.Heard::of), about.now());
        return session.insert(message)
                .chain(() -> outbox.append(session, List.of(), List.of(Outgoing.letter(outbound))));
    }

    private static Uni<Integer> asked(Mutiny.StatelessSession session, Ticket ticket, ReplyId id, Writing about) {
        return session.createNativeQuery(ASKED)
                .setParameter("id", id.value())
                .setParameter("ticket", ticket.id().value())
                .setParameter("question", about.question().id())
                .setParameter("team", ticket.team().value())
                .setParameter("channel", ticket.conversation().channel().value())
                .setParameter("category", ticket.category().value())
                .setParameter("account", accountOf(ticket))
                .setParameter("conversation", ticket.conversation().toString())
                .setParameter(
                        "contact", ticket.contactId().map(ContactId::toString).orElse(""))
                .setParameter("now", about.now())
                .executeUpdate();
    }

    private static Uni<Integer> reminded(Mutiny.StatelessSession session, UUID request, ReplyId message) {
        return session.createNativeQuery(REMINDED)
                .setParameter("id", request)
                .setParameter("message", message.value())
                .executeUpdate();
    }

    private static Change change(Writing about) {
        var done = about.due().request().isPresent() ? "reminded of " : "asked ";
        return new Change(
                "satisfaction",
                Optional.empty(),
                Optional.of(done + about.question().id()));
    }
}
