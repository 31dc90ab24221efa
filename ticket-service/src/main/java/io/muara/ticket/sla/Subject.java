package io.muara.ticket.sla;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.SlaPolicyId;
import io.muara.contracts.TeamId;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy is chosen by.
 *
 * @param named the policy that a rule named
 * @param writer absent where nobody can be sure who wrote
 */
record Subject(
        Priority priority,
        ChannelId channel,
        TeamId team,
        Category category,
        Set<Label> labels,
        Optional<SlaPolicyId> named,
        Optional<Writer> writer) {

    record Writer(boolean vip, Optional<String> organisation, Set<Label> labels) {}
}
