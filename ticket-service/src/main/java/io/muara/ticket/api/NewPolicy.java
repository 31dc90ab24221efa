package io.muara.ticket.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.AssignmentPolicy;
import io.muara.ticket.assignment.Preference;
import io.muara.ticket.assignment.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a team's tickets are to come to its agents. Lengths of time as in ISO 8601, such as PT10M. */
public record NewPolicy(
        @Schema(description = "round_robin unless given") @Nullable
        Strategy strategy,

        @Schema(description = "Who is asked first, if they can take the ticket") @Nullable
        List<Preference> prefer,

        @Schema(description = "Labels that only agents can take who have them as skills") @Nullable
        Set<Label> skills,

        @Schema(description = "After how long of waiting others may take them too; never unless given") @Nullable
        Duration skillsFor,

        @Schema(description = "Given where agents are asked whether they take a ticket") @Nullable
        NewOffering offer,

        @Schema(description = "Where tickets go that nobody took") @Nullable
        NewOverflow overflow,

        @Schema(description = "What one agent is given at most within a time") @Nullable
        NewFairness fair,

        @Schema(description = "How long an agent may be offline until their open tickets go back to the queue")
        @Nullable
        Duration giveBackAfter) {

    /** @param again five minutes unless given */
    public record NewOffering(
            @JsonProperty(required = true) Duration within,
            @Nullable Duration again) {

        AssignmentPolicy.Offering offering() {
            return new AssignmentPolicy.Offering(
                    Given.present("offer.within", within),
                    Optional.ofNullable(again).orElse(AssignmentPolicy.AGAIN));
        }
    }

    public record NewOverflow(
            @JsonProperty(required = true) Duration after,
            @JsonProperty(required = true) TeamId to) {

        AssignmentPolicy.Overflow overflow() {
            return new AssignmentPolicy.Overflow(
                    Given.present("overflow.after", after), Given.present("overflow.to", to));
        }
    }

    public record NewFairness(
            @JsonProperty(required = true) int most,
            @JsonProperty(required = true) Duration within) {

        AssignmentPolicy.Fairness fairness() {
            return new AssignmentPolicy.Fairness(most, Given.present("fair.within", within));
        }
    }

    AssignmentPolicy policy() {
        return Given.made(() -> new AssignmentPolicy(
                Optional.ofNullable(strategy).orElse(Strategy.ROUND_ROBIN),
                Optional.ofNullable(prefer).orElse(List.of()),
                Optional.ofNullable(skills).orElse(Set.of()),
                Optional.ofNullable(skillsFor),
                Optional.ofNullable(offer).map(NewOffering::offering),
                Optional.ofNullable(overflow).map(NewOverflow::overflow),
                Optional.ofNullable(fair).map(NewFairness::fairness),
                Optional.ofNullable(giveBackAfter)));
    }
}
