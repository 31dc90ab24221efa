package io.muara.ticket.opening;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.reply.Words;
import java.util.Optional;

/**
 * What to write to whom, and what ticket that makes.
 *
 * @param contact whom, where they are known
 * @param address whom, on the channel; absent means wherever the contact can be reached there
 * @param agent who writes, and whose the ticket is
 */
public record NewTicket(
        ChannelId channel,
        String account,
        Optional<ContactId> contact,
        Optional<String> address,
        Optional<String> name,
        TeamId team,
        Category category,
        Priority priority,
        Optional<String> subject,
        Words words,
        Optional<AgentId> agent,
        String actor) {}
