package io.muara.email.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.DeliveryReport.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <ada@example.org>: Recipient address rejected",
                "550 No such user here",
                "550 ada@example.org: User unknown in virtual mailbox table",
                "550 unknown recipient",
                "551 User not found",
                "554 delivery error: dd This user doesn't have an account; mailbox not found",
                "5.0.0 550 Mailbox does not exist",
                "Unrouteable address",
                "Sorry, no mailbox here by that name.",
                "Host or domain name not found. Name service error",
                "550 Alamat tidak ditemukan"
            })
    void nobody_is_there(String failure) {
        assertThat(Findings.of(failure)).hasValue(Finding.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.7.1 no such user, says our policy",
                "550 Message rejected as spam",
                "550 Requested action not taken: mailbox unavailable",
                "552 mailbox full",
                "450 User unknown, try again later",
                "550 Sender address rejected: User unknown in virtual mailbox table",
                "550 sender verify failed: no such address",
                "554 Transaction failed"
            })
    void it_says_nothing_of_the_address(String failure) {
        assertThat(Findings.of(failure)).isEmpty();
    }
}
