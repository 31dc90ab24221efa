package io.muara.ticket.survey;

import io.muara.contracts.DeliveryReport;
import io.muara.ticket.acknowledgement.Etiquette;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.satisfaction.Question;
import java.time.Instant;
import java.util.Optional;

/** Who is asked, and who is not: whom we write to without a person wanting it must have written to us, and not be bothered. */
final class Judgement {

    private final SurveyConfig config;
    private final Plan plan;
    private final Instant now;

    Judgement(SurveyConfig config, Plan plan, Instant now) {
        this.config = config;
        this.plan = plan;
        this.now = now;
    }

    Verdict ask(Facts facts) {
        var question = plan.question(facts.matter());
        if (!isDone(facts) || facts.rated() || question.isEmpty()) {
            return new Verdict.Drop();
        }
        var against = facts.askedLately()
                ? Optional.of("the contact was asked in the last %s".formatted(shown()))
                : against(facts);
        return against.<Verdict>map(Verdict.Refuse::new).orElseGet(() -> unlessMany(facts, question.get()));
    }

    /** @param asked the question that they did not answer yet */
    Verdict remind(Facts facts, Question asked) {
        var open = isDone(facts)
                && !facts.rated()
                && plan.question(facts.matter()).isPresent()
                && facts.delivery().filter(Judgement::isLost).isEmpty()
                && against(facts).isEmpty();
        return open ? unlessMany(facts, asked) : new Verdict.Drop();
    }

    private Verdict unlessMany(Facts facts, Question question) {
        return facts.askedByAccount() >= config.perAccountHour() ? new Verdict.Wait() : new Verdict.Ask(question);
    }

    private Optional<String> against(Facts facts) {
        if (facts.heard().isEmpty()) {
            return Optional.of("the contact has written nothing");
        }
        var said = facts.said();
        if (said.isEmpty()) {
            return Optional.of("no person wrote to us");
        }
        if (facts.marked()) {
            return Optional.of("mail to the contact came back, or they complained");
        }
        if (Etiquette.isListed(config.never(), facts.ticket().conversation().contact())) {
            return Optional.of("the contact is on the list of those who are never asked");
        }
        return Etiquette.against(Facts.content(said.get()), Facts.mail(said.get()))
                .or(() -> tooLate(facts, said.get()));
    }

    private Optional<String> tooLate(Facts facts, TicketMessage said) {
        return plan.within(facts.matter())
                .filter(within -> said.sentAt().isBefore(now.minus(within)))
                .map(within -> "the contact wrote too long ago for their channel");
    }

    private static boolean isDone(Facts facts) {
        var status = facts.ticket().status();
        return status == Status.RESOLVED || status == Status.CLOSED;
    }

    private static boolean isLost(DeliveryReport.Status delivery) {
        return delivery == DeliveryReport.Status.FAILED || delivery == DeliveryReport.Status.UNCERTAIN;
    }

    private String shown() {
        var days = config.quiet().toDays();
        return days > 0 ? days + " days" : config.quiet().toHours() + " hours";
    }
}
