package io.muara.ticket.survey;

import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Content;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Mail;
import io.muara.contracts.Placement;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.lifecycle.Amendment;
import io.muara.ticket.lifecycle.Resolution;
import io.muara.ticket.lifecycle.Status;
import io.muara.ticket.lifecycle.Ticket;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.lifecycle.Union;
import io.muara.ticket.lifecycle.Wish;
import io.muara.ticket.satisfaction.Question;
import io.muara.ticket.survey.Wishes.Some;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {

    private static final String ADA = "ada@example.org";
    private static final Placement WHY = new Placement(Placement.By.NOTHING, "it is the first");

    private static final Instant SENT =
            mail(ADA).routed().message().provenance().sentAt();

    private static final Instant NOW = SENT.plus(Duration.ofHours(2));
    private static final Verdict CSAT = new Verdict.Ask(Question.CSAT);
    private static final Verdict DROP = new Verdict.Drop();

    private Wishes wishes = Wishes.asking(SurveyConfig.Ask.CSAT);

    @Test
    void whoever_wrote_to_us_and_was_helped_is_asked_and_reminded() {
        for (var letters : List.of(mail(ADA), chat("62811"))) {
            var facts = facts(resolved(letters.routed()), letters.routed());

            assertThat(ask(facts)).isEqualTo(CSAT);
            assertThat(remind(facts)).isEqualTo(CSAT);
        }
    }

    @Test
    void a_ticket_that_was_closed_at_once_counts_as_well() {
        var ticket = resolved(mail(ADA).routed());
        ticket.amend(to(new Wish.For(Status.CLOSED)), "api", NOW);

        assertThat(ask(facts(ticket, mail(ADA).routed()))).isEqualTo(CSAT);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "SPAM", "MERGED", "PENDING"})
    void what_is_not_done_any_more_is_dropped(Status status) {
        var ticket = opened(mail(ADA).routed());
        if (status == Status.MERGED) {
            new Union(ticket, opened(mail(ADA).known("2").routed())).make("api", Optional.empty(), NOW);
        } else {
            ticket.amend(to(new Wish.For(status)), "api", NOW);
        }
        var facts = facts(ticket, mail(ADA).routed());

        assertThat(ask(facts)).isEqualTo(DROP);
        assertThat(remind(facts)).isEqualTo(DROP);
    }

    @Test
    void what_was_answered_or_is_not_asked_any_more_is_dropped() {
        var facts = facts(resolved(mail(ADA).routed()), mail(ADA).routed());

        assertThat(ask(with(facts, true, false, false, 0, Optional.empty()))).isEqualTo(DROP);
        assertThat(remind(with(facts, true, false, false, 0, Optional.empty()))).isEqualTo(DROP);
        wishes = Wishes.asking(SurveyConfig.Ask.NONE);
        assertThat(ask(facts)).isEqualTo(DROP);
        assertThat(remind(facts)).isEqualTo(DROP);
    }

    @Test
    void who_wrote_nothing_is_not_asked() {
        assertThat(ask(facts(resolved(mail(ADA).routed()))))
                .isEqualTo(new Verdict.Refuse("the contact has written nothing"));
    }

    @ParameterizedTest
    @EnumSource
    void no_program_and_no_list_is_asked(Mail.Automatic.Kind kind) {
        var routed = mail(ADA)
                .acknowledged(mail -> mail.judged(
                        Optional.of(new Mail.Automatic(kind, "list-id")),
                        Optional.empty(),
                        Optional.empty(),
                        mail.addressed(),
                        Map.of()));
        var facts = facts(resolved(routed), routed);

        assertThat(ask(facts)).isEqualTo(new Verdict.Refuse("no person wrote to us"));
        assertThat(remind(facts)).isEqualTo(DROP);
    }

    @Test
    void an_absence_note_or_a_thumb_does_not_hide_the_person_before_it() {
        var person = mail(ADA).routed();
        var absent = mail(ADA)
                .known("2")
                .acknowledged(mail -> mail.judged(
                        Optional.of(new Mail.Automatic(Mail.Automatic.Kind.REPLY, "auto")),
                        Optional.empty(),
                        Optional.empty(),
                        mail.addressed(),
                        Map.of()));
        var thumb = mail(ADA)
                .known("3")
                .with(new Content.Reaction("p-1", Optional.of("👍")))
                .routed();

        assertThat(ask(facts(resolved(person), thumb, absent, person))).isEqualTo(CSAT);
    }

    @Test
    void what_no_program_may_answer_is_not_asked_about() {
        var borrowed = mail(ADA)
                .acknowledged(mail -> mail.judged(
                        Optional.empty(),
                        Optional.of(new Mail.Authentication(Mail.Authentication.Verdict.FAILED, "dmarc")),
                        Optional.empty(),
                        mail.addressed(),
                        Map.of()));
        var comment = chat("1")
                .with(new Content.Comment("bagus", "post", Optional.empty()))
                .routed();

        assertThat(ask(facts(resolved(borrowed), borrowed))).isInstanceOf(Verdict.Refuse.class);
        assertThat(ask(facts(resolved(comment), comment))).isEqualTo(new Verdict.Refuse("it was said in public"));
    }

    @Test
    void who_is_listed_or_whose_mail_came_back_is_left_alone() {
        var banker = mail("x@bank.example").routed();
        var facts = facts(resolved(mail(ADA).routed()), mail(ADA).routed());
        var marked = with(facts, false, true, false, 0, Optional.empty());

        assertThat(ask(facts(resolved(banker), banker)))
                .isEqualTo(new Verdict.Refuse("the contact is on the list of those who are never asked"));
        assertThat(ask(marked)).isEqualTo(new Verdict.Refuse("mail to the contact came back, or they complained"));
        assertThat(remind(marked)).isEqualTo(DROP);
    }

    @Test
    void who_was_asked_lately_is_not_asked_again_but_may_be_reminded() {
        var facts = facts(resolved(mail(ADA).routed()), mail(ADA).routed());
        var lately = with(facts, false, false, true, 0, Optional.empty());

        assertThat(ask(lately)).isEqualTo(new Verdict.Refuse("the contact was asked in the last 30 days"));
        assertThat(remind(lately)).isEqualTo(CSAT);
    }

    @Test
    void when_an_account_asked_many_the_others_wait() {
        var facts = facts(resolved(mail(ADA).routed()), mail(ADA).routed());

        assertThat(ask(with(facts, false, false, false, 9, Optional.empty()))).isEqualTo(CSAT);
        assertThat(ask(with(facts, false, false, false, 10, Optional.empty()))).isEqualTo(new Verdict.Wait());
    }

    @Test
    void outside_their_channels_window_nobody_is_asked_and_nobody_reminded() {
        wishes = wishes.ofChannel("whatsapp", Some.within(Duration.ofHours(2)));
        var within = facts(resolved(chat("1").routed()), chat("1").routed());
        assertThat(ask(within)).isEqualTo(CSAT);

        wishes = wishes.ofChannel("whatsapp", Some.within(Duration.ofMinutes(119)));

        assertThat(ask(within)).isEqualTo(new Verdict.Refuse("the contact wrote too long ago for their channel"));
        assertThat(remind(within)).isEqualTo(DROP);
        assertThat(ask(facts(resolved(mail(ADA).routed()), mail(ADA).routed()))).isEqualTo(CSAT);
    }

    @ParameterizedTest
    @EnumSource
    void who_did_not_get_the_request_is_not_reminded_of_it(DeliveryReport.Status delivery) {
        var facts = facts(resolved(mail(ADA).routed()), mail(ADA).routed());
        var lost = delivery == DeliveryReport.Status.FAILED || delivery == DeliveryReport.Status.UNCERTAIN;

        assertThat(remind(with(facts, false, false, true, 0, Optional.of(delivery))))
                .isEqualTo(lost ? DROP : CSAT);
    }

    private Verdict ask(Facts facts) {
        return judgement().ask(facts);
    }

    private Verdict remind(Facts facts) {
        return judgement().remind(facts, Question.CSAT);
    }

    private Judgement judgement() {
        return new Judgement(wishes, new Plan(wishes, Wishes.Page.SEEN), NOW);
    }

    private static Facts facts(Ticket ticket, RoutedMessage... newestFirst) {
        var heard = List.of(newestFirst).stream()
                .map(routed -> new TicketMessage(ticket, routed.message(), WHY))
                .toList();
        return new Facts(ticket, heard, false, false, false, 0, Optional.of(DeliveryReport.Status.SENT));
    }

    private static Facts with(
            Facts facts,
            boolean rated,
            boolean marked,
            boolean lately,
            long byAccount,
            Optional<DeliveryReport.Status> delivery) {
        return new Facts(facts.ticket(), facts.heard(), rated, marked, lately, byAccount, delivery);
    }

    private static Ticket resolved(RoutedMessage routed) {
        var ticket = opened(routed);
        ticket.amend(to(new Wish.Resolve(Resolution.SOLVED)), "api", NOW);
        return ticket;
    }

    private static Ticket opened(RoutedMessage routed) {
        var ticket = new Ticket(Ticket.idFor(routed.message()), 1001, routed, SENT);
        ticket.receive(routed, WHY, SENT);
        return ticket;
    }

    private static Amendment to(Wish wish) {
        return new Amendment(
                Optional.of(wish),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
