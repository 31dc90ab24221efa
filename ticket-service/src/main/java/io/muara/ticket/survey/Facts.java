package io.muara.ticket.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Mail;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import java.util.List;
import java.util.Optional;

/**
 * What is known when a contact may be asked.
 *
 * @param heard what came in, the newest first
 * @param rated whether they have said how content they are
 * @param marked whether mail to them came back, or they complained
 * @param askedLately whether the same person was asked so lately that they are left alone
 * @param askedByAccount how many were asked from the account within an hour
 * @param delivery what became of the message that asked last
 */
record Facts(
        Ticket ticket,
        List<TicketMessage> heard,
        boolean rated,
        boolean marked,
        boolean askedLately,
        long askedByAccount,
        Optional<DeliveryReport.Status> delivery) {

    Facts {
        heard = List.copyOf(heard);
    }

    Plan.Matter matter() {
        return new Plan.Matter(
                ticket.category(), ticket.team(), ticket.conversation().channel());
    }

    /** The newest message by which somebody said something to us; whatever else came since. */
    Optional<TicketMessage> said() {
        return heard.stream()
                .filter(message -> content(message).about().isEmpty())
                .filter(message -> mail(message).flatMap(Mail::automatic).isEmpty())
                .findFirst();
    }

    static Content content(TicketMessage message) {
        return Wire.read(message.content().getBytes(UTF_8), Content.class);
    }

    static Optional<Mail> mail(TicketMessage message) {
        return message.mail().map(json -> Wire.read(json.getBytes(UTF_8), Mail.class));
    }
}
