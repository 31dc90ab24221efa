package io.muara.ticket.schedule;

import io.muara.contracts.ReplyId;
import io.muara.contracts.TicketId;
import io.muara.ticket.reply.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * A reply for later.
 *
 * @param actor who wrote it, as in events
 * @param position how many messages its ticket had then
 * @param contactWrote whether its contact wrote since
 * @param reason why it was not sent
 */
public record ScheduledReply(
        ReplyId id,
        TicketId ticket,
        Words words,
        String actor,
        long position,
        boolean contactWrote,
        IfContactWrites ifContactWrites,
        State state,
        Optional<String> reason,
        Instant dueAt) {}
