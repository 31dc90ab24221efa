package io.muara.ticket.api;

import io.muara.contracts.Category;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.lifecycle.Amendment;
import io.muara.ticket.lifecycle.Resolution;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Wish;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be different about a ticket; what is left out stays. */
public record TicketPatch(
        @Nullable Status status,

        @Schema(description = "When a snoozed ticket is opened again, unless its contact writes before") @Nullable
        Instant snoozedUntil,

        @Schema(description = "How a ticket is resolved, such as no_answer; solved unless given") @Nullable
        Resolution resolution,

        @Nullable Priority priority,
        @Nullable Category category,
        @Nullable TeamId team,
        @Nullable Set<Label> labels,
        @Nullable String subject,

        @Schema(description = "Why, for those who read the ticket's history") @Nullable
        String why) {

    private static final int LONGEST_WHY = 1_000;

    Amendment amendment(Instant now) {
        return new Amendment(
                wish(now),
                Optional.ofNullable(priority),
                Optional.ofNullable(category),
                Optional.ofNullable(team),
                Optional.ofNullable(labels),
                Optional.ofNullable(subject),
                reason(why));
    }

    static Optional<String> reason(@Nullable String why) {
        if (why != null && why.length() > LONGEST_WHY) {
            throw new Unacceptable(
                    "why may have %d characters at most, but had %d".formatted(LONGEST_WHY, why.length()));
        }
        return Optional.ofNullable(why).filter(text -> !text.isBlank());
    }

    private Optional<Wish> wish(Instant now) {
        var wanted = wanted();
        if (snoozedUntil != null && wanted != Status.SNOOZED) {
            throw new Unacceptable("snoozedUntil goes with the status snoozed");
        }
        if (resolution != null && wanted != Status.RESOLVED) {
            throw new Unacceptable("resolution goes with the status resolved");
        }
        return Optional.ofNullable(wanted).map(status -> switch (status) {
            case SNOOZED -> new Wish.Snooze(later(now));
            case RESOLVED -> new Wish.Resolve(Optional.ofNullable(resolution).orElse(Resolution.SOLVED));
            case MERGED -> throw new Unacceptable("a ticket is merged by POST /api/v1/tickets/{id}/merge");
            default -> new Wish.For(status);
        });
    }

    private @Nullable Status wanted() {
        if (status != null) {
            return status;
        }
        if (snoozedUntil != null) {
            return Status.SNOOZED;
        }
        return resolution == null ? null : Status.RESOLVED;
    }

    private Instant later(Instant now) {
        if (snoozedUntil == null || !snoozedUntil.isAfter(now)) {
            throw new Unacceptable("snoozedUntil must be a time to come, such as \"2027-01-31T09:00:00+07:00\"");
        }
        return snoozedUntil;
    }
}
