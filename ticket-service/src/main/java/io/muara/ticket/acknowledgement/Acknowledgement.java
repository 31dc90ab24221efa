package io.muara.ticket.acknowledgement;

import io.muara.contracts.ConversationKey;
import io.muara.ticket.lifecycle.Ticket;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a ticket's contact was told; there is one of a ticket at most. */
@Entity
@Table(name = "acknowledgement")
class Acknowledgement {

    @Id
    UUID ticket;

    String account;
    String contact;

    @Column(name = "given_at")
    Instant givenAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Acknowledgement() {}

    Acknowledgement(Ticket ticket, Instant now) {
        this.ticket = ticket.id().value();
        this.account = accountOf(ticket.conversation());
        this.contact = ticket.conversation().contact();
        this.givenAt = now;
    }

    /** The same name of an account may be used on two channels. */
    static String accountOf(ConversationKey conversation) {
        return conversation.channel() + ":" + conversation.account();
    }
}
