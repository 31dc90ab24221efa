package io.muara.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Wire;
import io.muara.testkit.LocalSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hands mail to ingest-email as Postmark would. */
final class PostmarkSender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI webhook;
    private final String mailbox;

    /** @param email where ingest-email is */
    PostmarkSender(String email, String mailbox) {
        this.webhook = URI.create(email + "/webhooks/email/" + LocalAccounts.MAIL_ACCOUNT);
        this.mailbox = mailbox;
    }

    /** Sends a plain mail and tells in one line what came of it. */
    String send(String from, String subject, String text) {
        var id = "<%s@postmark.invalid>".formatted(UUID.randomUUID());
        var mail = Map.of(
                "From", from,
                "To", mailbox,
                "OriginalRecipient", mailbox,
                "Subject", subject,
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)),
                "TextBody", text,
                "Headers", List.of(Map.of("Name", "Message-ID", "Value", id)));
        var login = "muara:" + LocalSecrets.MAIL_WEBHOOK;
        var request = HttpRequest.newBuilder(webhook)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Wire.bytes(mail)))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new Refusal("%s answered %d: the mail was not accepted.".formatted(webhook, answer.statusCode()));
            }
            return "accepted as " + id;
        } catch (IOException e) {
            throw new Refusal("nothing answers at %s; is ./muara up running?".formatted(webhook), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while sending", e);
        }
    }
}
