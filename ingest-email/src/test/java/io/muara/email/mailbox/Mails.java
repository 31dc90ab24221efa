package io.muara.email.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Raw mails for tests. */
final class Mails {

    private Mails() {}

    static byte[] about(String subject) {
        return mail(subject, "Pesanan saya belum sampai.\r\n");
    }

    static byte[] mail(String subject, String text) {
        return """
                From: Sari <sari@example.org>
                To: support@muara.local
                Subject: %s
                Date: Sat, 21 Nov 2026 08:00:00 +0700
                Message-ID: <%s@example.org>

                %s""".formatted(subject, subject, text)
                .replace("\r", "")
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
    }
}
