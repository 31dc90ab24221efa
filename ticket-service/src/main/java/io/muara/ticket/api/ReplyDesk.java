package io.muara.ticket.api;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.desk.Answer;
import io.muara.ticket.lifecycle.AddressProblem;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.reply.Replies;
import io.muara.ticket.reply.Words;
import io.muara.ticket.schedule.NewSchedule;
import io.muara.ticket.schedule.ScheduledReplies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes replies as the API gives them: with files, for now or for later, and with a word about what was said meanwhile. */
@ApplicationScoped
class ReplyDesk {

    private final Replies replies;
    private final ScheduledReplies scheduled;
    private final GivenFiles files;
    private final Meanwhile meanwhile;
    private final ReplyTiming timing;

    ReplyDesk(Replies replies, ScheduledReplies scheduled, GivenFiles files, Meanwhile meanwhile, ReplyTiming timing) {
        this.replies = replies;
        this.scheduled = scheduled;
        this.files = files;
        this.meanwhile = meanwhile;
        this.timing = timing;
    }

    /** Which ticket is answered, as whose author saw it last, and by whom. */
    record Call(TicketId ticket, Optional<Long> expected, ReplyId id, String actor) {}

    /**
     * @param position among the ticket's messages
     * @param warning that it will hardly arrive, or is not wanted; it is sent all the same
     * @param meanwhile what was said since the version that its author saw
     */
    public record GivenReply(
            UUID id,
            UUID ticket,
            long position,
            String text,
            String delivery,
            Optional<String> warning,
            List<String> meanwhile) {

        public GivenReply {
            meanwhile = List.copyOf(meanwhile);
        }
    }

    Uni<Response> take(Call call, NewReply reply) {
        var later = timing.of(reply);
        var seen = Optional.ofNullable(reply.seenVersion());
        return files.named(reply.files()).map(reply::words).chain(words -> later.map(
                        when -> later(call, new NewSchedule(words, when, call.actor())))
                .orElseGet(() -> now(call, words, seen)));
    }

    private Uni<Response> now(Call call, Words words, Optional<Long> seen) {
        return replies.give(call.ticket(), call.expected(), call.id(), words, call.actor())
                .chain(answer -> answer instanceof Answer.Done(var ticket)
                        ? since(call, seen).map(said -> created(ticket, call.id(), words, said))
                        : refused(call, answer));
    }

    private Uni<Response> later(Call call, NewSchedule wanted) {
        return scheduled
                .add(call.ticket(), call.expected(), call.id(), wanted)
                .chain(answer -> answer instanceof Answer.Done
                        ? scheduled
                                .one(call.ticket(), call.id())
                                .map(added -> ScheduledView.accepted(added.orElseThrow()))
                        : refused(call, answer));
    }

    private Uni<List<String>> since(Call call, Optional<Long> seen) {
        return seen.map(version -> meanwhile.said(call.ticket(), version, Optional.of(call.id())))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** Somebody who wrote on the ground of what was is told what is. */
    private Uni<Response> refused(Call call, Answer answer) {
        if (answer instanceof Answer.Stale(var version) && call.expected().isPresent()) {
            return meanwhile
                    .said(call.ticket(), call.expected().get(), Optional.empty())
                    .map(said -> Answers.stale(version, said));
        }
        return Uni.createFrom().item(Answers.of(answer));
    }

    private static Response created(Ticket ticket, ReplyId reply, Words words, List<String> said) {
        var id = ticket.id().value();
        return Response.created(URI.create("/api/v1/tickets/%s/messages".formatted(id)))
                .header("ETag", Answers.tag(ticket.version()))
                .entity(new GivenReply(
                        reply.value(),
                        id,
                        ticket.messageCount(),
                        words.text(),
                        "waiting",
                        ticket.addressProblem().map(AddressProblem::warning),
                        said))
                .build();
    }
}
