package io.muara.email.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.email.reading.MailReading;
import io.muara.email.reading.Reading;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderAuthenticationTest {

    private static final String PASS =
            "Authentication-Results: mx.toko.example; dmarc=pass (p=REJECT) header.from=example.org\n";

    @Test
    void what_our_server_found_out_stands_on_the_mail_with_its_reason() {
        assertThat(verdict(PASS)).hasValue(new Authentication(Verdict.VERIFIED, "dmarc=pass for example.org"));
        assertThat(verdict(PASS.replace("pass", "fail")).orElseThrow().verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(PASS.replace("pass", "none")).orElseThrow().verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void without_dmarc_an_aligned_signature_or_server_proves_the_domain() {
        assertThat(verdict(
                                "Authentication-Results: mx.toko.example 1;\n\tdkim=fail header.d=x.id;\n dkim=pass (2048-bit; ok)"
                                        + " header.d=mail.example.org header.s=a;\n spf=neutral\n")
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(verdict("Authentication-Results: MX.toko.example; SPF=pass smtp.mailfrom=bounce@example.org\n")
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(verdict(
                                "Authentication-Results: mx.toko.example; dkim=pass header.d=thief.id; spf=pass smtp.mailfrom=thief.id\n")
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void what_others_say_is_not_believed() {
        assertThat(verdict(PASS.replace("mx.toko", "mx.thief"))).isEmpty();
        assertThat(verdict(PASS.replace("mx.toko.example", "mx.toko.example.thief.id")))
                .isEmpty();
        assertThat(verdict("ARC-" + PASS)).isEmpty();
        assertThat(verdict("X-Mailer: a\n")).isEmpty();
        assertThat(verdict("Authentication-Results: mx.toko.example; none\n")).isEmpty();
    }

    @Test
    void what_stands_below_where_our_server_took_the_mail_is_the_senders() {
        var ours = PASS.replace("pass", "fail");

        assertThat(verdict(ours + "Received: from thief.id by mx.toko.example\n" + PASS)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void nothing_is_proven_of_a_mail_from_two() {
        assertThat(verdict(PASS + "From: Ada <ada@thief.id>\n").orElseThrow().verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    private static Optional<Authentication> verdict(String headers) {
        var mail = headers + "From: Ada <ada@example.org>\n\nHalo.";
        return SenderAuthentication.verdict(
                ((Reading.Read) MailReading.read(mail.getBytes(UTF_8), "missing")).mail(), "mx.toko.example");
    }
}
