package io.muara.ticket.acknowledgement;

import static io.muara.ticket.Letters.chat;
import static io.muara.ticket.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Content;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.contracts.Mail.Automatic.Kind;
import io.muara.contracts.Priority;
import io.muara.contracts.RoutedMessage;
import io.muara.ticket.address.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObstaclesTest {

    private static final String ADA = "ada@example.org";

    private static final Instant SENT =
            mail(ADA).routed().message().provenance().sentAt();

    private final Given given = new Given();
    private Duration age = Duration.ofDays(1);

    @Test
    void a_person_who_wrote_to_us_is_told() {
        assertThat(obstacle(mail(ADA).acknowledged())).isEmpty();
        assertThat(obstacle(mail(ADA).acknowledged(addressed(true)))).isEmpty();
        assertThat(obstacle(chat("62811").acknowledged())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void no_program_and_no_list_is_answered(Kind kind) {
        var automatic = judged(Optional.of(new Mail.Automatic(kind, "it has list-id")), Optional.empty());

        assertThat(obstacle(mail(ADA).acknowledged(automatic)))
                .hasValue("no person sent it to us alone: it has list-id");
    }

    @Test
    void what_is_not_addressed_to_us_is_not_answered() {
        assertThat(obstacle(mail(ADA).acknowledged(addressed(false))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("To or Cc"));
    }

    @Test
    void nobody_is_bothered_whose_address_was_borrowed() {
        for (var verdict : Verdict.values()) {
            var found = judged(Optional.empty(), Optional.of(new Mail.Authentication(verdict, "dmarc")));

            assertThat(obstacle(mail(ADA).acknowledged(found)).isPresent()).isEqualTo(verdict == Verdict.FAILED);
        }
    }

    @Test
    void spam_is_not_answered() {
        assertThat(obstacle(mail(ADA).as("spam", Priority.LOW).acknowledged())).hasValue("it is spam");
        assertThat(obstacle(calledSpam(mail(ADA).acknowledged()))).hasValue("it is spam");
    }

    /** By a rule that leaves its category as it is. */
    private static RoutedMessage calledSpam(RoutedMessage routed) {
        return new RoutedMessage(
                routed.message(),
                routed.category(),
                routed.priority(),
                routed.team(),
                routed.agent(),
                routed.labels(),
                routed.rulesVersion(),
                routed.decidedBy(),
                routed.acknowledge(),
                routed.slaPolicy(),
                true,
                routed.findings());
    }

    @Test
    void what_was_written_long_ago_is_not_answered() {
        age = age.plusSeconds(1);

        assertThat(obstacle(mail(ADA).acknowledged())).hasValue("it was written long ago");
    }

    @Test
    void who_is_listed_gets_none() {
        var never = List.of(" Ada@Example.org", "@bank.example");

        assertThat(obstacle(mail(ADA).acknowledged(), never)).isPresent();
        assertThat(obstacle(mail("x@bank.example").acknowledged(), never)).isPresent();
        assertThat(obstacle(mail("x@notbank.example").acknowledged(), never)).isEmpty();
        assertThat(obstacle(mail("x" + ADA).acknowledged(), never)).isEmpty();
    }

    @Test
    void what_says_nothing_to_us_or_says_it_in_public_is_not_answered() {
        assertThat(obstacle(chat("1").echoed().acknowledged())).isPresent();
        assertThat(obstacle(chat("1")
                        .with(new Content.Reaction("a", Optional.of("👍")))
                        .acknowledged()))
                .isPresent();
        assertThat(obstacle(chat("1")
                        .with(new Content.Comment("bagus", "post", Optional.empty()))
                        .acknowledged()))
                .hasValue("it was said in public");
    }

    @Test
    void nobody_gets_more_than_a_few() {
        var routed = mail(ADA).acknowledged();
        var conversation = routed.message().conversation();

        for (var i = 0; i < 2; i++) {
            assertThat(obstacle(routed)).isEmpty();
            given.oneMore(conversation);
        }
        assertThat(obstacle(routed)).hasValue("the contact got 2 in an hour");
        given.toContact(ADA, 0, 5);
        assertThat(obstacle(routed)).hasValue("the contact got 5 in a day");
        given.toContact(ADA, 0, 4);
        assertThat(obstacle(routed)).isEmpty();
        given.byAccount("email:support", 10);
        assertThat(obstacle(routed))
                .hasValueSatisfying(reason -> assertThat(reason).contains("sent 10 in an hour"));
        assertThat(obstacle(chat(ADA).acknowledged())).isEmpty();
    }

    @Test
    void nothing_goes_where_mail_came_back_from() {
        given.marked(Set.of(new Contact("email", ADA)));

        assertThat(obstacle(mail(ADA).acknowledged()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("came back"));
        assertThat(obstacle(chat(ADA).acknowledged())).isEmpty();
    }

    private Optional<String> obstacle(RoutedMessage routed) {
        return obstacle(routed, List.of());
    }

    private Optional<String> obstacle(RoutedMessage routed, List<String> never) {
        return new Obstacles(new Settings(never), given, SENT.plus(age)).to(routed);
    }

    private static Function<Mail, Mail> judged(
            Optional<Mail.Automatic> automatic, Optional<Mail.Authentication> authentication) {
        return mail -> mail.judged(automatic, authentication, Optional.empty(), Optional.empty(), Map.of());
    }

    private static Function<Mail, Mail> addressed(boolean toUs) {
        return mail -> mail.judged(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(toUs), Map.of());
    }
}
