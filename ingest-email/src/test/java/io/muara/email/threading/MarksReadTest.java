package io.muara.email.threading;

import static io.muara.contracts.Threading.Evidence.Kind.SIGNED_ADDRESS;
import static io.muara.contracts.Threading.Evidence.Kind.SUBJECT_TAG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.ReplyId;
import io.muara.contracts.Threading.Evidence;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.ReadMail;
import io.muara.email.reading.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarksReadTest {

    private static final Seal SEAL = new Seal(List.of(Marks.SECRET));
    private static final ReplyId REPLY = new ReplyId(new UUID(1, 2));
    private static final ReplyId OTHER = new ReplyId(new UUID(3, 4));
    private static final String ADDRESS = ReplyAddress.of("support@toko.example", REPLY, SEAL);

    @Test
    void a_signed_address_is_found_wherever_a_server_says_whom_a_mail_is_for() {
        for (var header : List.of(
                "To",
                "Cc",
                "Delivered-To",
                "X-Original-To",
                "X-Forwarded-To",
                "Envelope-To",
                "X-Envelope-To",
                "Resent-To")) {
            var marks = marks("%s: Toko <%s>\n\nHalo".formatted(header, ADDRESS));

            assertThat(marks.evidence()).as(header).containsExactly(address(header, Optional.of(REPLY)));
            assertThat(marks.reply()).hasValue(REPLY);
        }
        assertThat(marks("Subject: %s\nReply-To: %s\n\n%s".formatted(ADDRESS, ADDRESS, ADDRESS))
                        .evidence())
                .isEmpty();
    }

    @Test
    void an_address_that_stands_in_many_places_is_one_piece_of_evidence() {
        var marks = marks("To: %s\nCc: %s\nDelivered-To: %s\n\n".formatted(ADDRESS, ADDRESS, ADDRESS));

        assertThat(marks.evidence()).containsExactly(address("To", Optional.of(REPLY)));
    }

    @Test
    void what_is_proven_comes_before_what_is_not_and_addresses_before_tags() {
        var tag = SubjectTag.of(1001, SEAL);
        var wrongTag = tag.replace("1001", "1002");
        var marks = marks("Subject: a %s %s\nTo: support+%s@toko.example\nCc: %s, %s\n\n"
                .formatted(wrongTag, tag, "0".repeat(42), ADDRESS, ReplyAddress.of("sales@toko.example", OTHER, SEAL)));

        assertThat(marks.evidence())
                .containsExactly(
                        address("Cc", Optional.of(REPLY)),
                        address("Cc", Optional.of(OTHER)),
                        address("To", Optional.empty()),
                        tag(1001, true),
                        tag(1002, false));
        assertThat(marks.subject()).hasValue("a " + wrongTag);
    }

    @Test
    void a_wrong_signature_on_an_address_of_others_is_none_of_our_business() {
        assertThat(marks("To: list+%s@elsewhere.example\n\n".formatted("0".repeat(42)))
                        .evidence())
                .isEmpty();
    }

    @Test
    void without_a_secret_nothing_is_a_mark() {
        var read = read("Subject: a %s\nTo: %s\n\n".formatted(SubjectTag.of(1001, SEAL), ADDRESS));

        var marks = MarksRead.in(read, Set.of("support@toko.example"), Optional.empty());

        assertThat(marks.evidence()).isEmpty();
        assertThat(marks.subject()).isEqualTo(read.subject());
    }

    @Test
    void a_subject_of_nothing_but_a_tag_is_none() {
        assertThat(marks("Subject: %s\n\n".formatted(SubjectTag.of(1001, SEAL))).subject())
                .isEmpty();
    }

    private static Evidence address(String where, Optional<ReplyId> reply) {
        return new Evidence(SIGNED_ADDRESS, where, reply.isPresent(), reply, Optional.empty());
    }

    private static Evidence tag(long number, boolean proven) {
        return new Evidence(SUBJECT_TAG, "Subject", proven, Optional.empty(), Optional.of(number));
    }

    private static MarksRead marks(String mail) {
        return MarksRead.in(read(mail), Set.of("support@toko.example"), Optional.of(SEAL));
    }

    private static ReadMail read(String mail) {
        return ((Reading.Read) MailReading.read(("From: ada@example.org\n" + mail).getBytes(UTF_8), "missing")).mail();
    }
}
