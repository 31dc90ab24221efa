package io.muara.ticket.api;

import io.muara.ticket.reply.RepliesConfig;
import io.muara.ticket.schedule.IfContactWrites;
import io.muara.ticket.schedule.Timing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a reply is to be sent. */
@ApplicationScoped
class ReplyTiming {

    private static final Duration LATEST = Duration.ofDays(366);

    private final RepliesConfig config;
    private final Clock clock;

    ReplyTiming(RepliesConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Absent when at once. */
    Optional<Timing> of(NewReply reply) {
        var at = Optional.ofNullable(reply.sendAt());
        var undoable = Boolean.TRUE.equals(reply.undoable());
        if (at.isPresent() && undoable) {
            throw new Unacceptable("give sendAt or undoable, not both: until sendAt a reply may be taken back anyway");
        }
        var choice = Optional.ofNullable(reply.ifContactWrites());
        if (undoable) {
            return Optional.of(Timing.in(config.undoWithin(), choice.orElse(IfContactWrites.SEND)));
        }
        at.ifPresent(this::check);
        return at.map(time -> Timing.at(time, choice.orElse(IfContactWrites.HOLD)));
    }

    private void check(Instant at) {
        var now = clock.instant();
        if (at.isBefore(now)) {
            throw new Unacceptable("sendAt lies in the past: it is %s now".formatted(now));
        }
        if (at.isAfter(now.plus(LATEST))) {
            throw new Unacceptable("sendAt must lie within a year");
        }
    }
}
