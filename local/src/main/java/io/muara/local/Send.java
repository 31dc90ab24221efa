package io.muara.local;

import io.muara.testkit.LocalSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./muara send}: one message, as its provider would hand it to us. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Sends one message to the local platform, as its provider would.")
final class Send {

    @Command(name = "whatsapp", mixinStandardHelpOptions = true, description = "Signs and posts a WhatsApp webhook.")
    int whatsapp(
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "The sender, such as +628123456789.")
                    String from,
            @Option(names = "--text", required = true, description = "What they write.") String text,
            @Option(names = "--name", description = "What they call themselves.", defaultValue = "Pelanggan")
                    String name,
            @Option(
                            names = "--account",
                            defaultValue = LocalAccounts.WHATSAPP,
                            description = "Default: ${DEFAULT-VALUE}.")
                    String account,
            @Option(
                            names = "--phone-number-id",
                            defaultValue = LocalAccounts.PHONE_NUMBER_ID,
                            description = "Default: ${DEFAULT-VALUE}.")
                    String phoneNumberId,
            @Option(
                            names = "--secret",
                            defaultValue = LocalAccounts.APP_SECRET,
                            description = "Default: the local app secret.")
                    String secret,
            @Mixin ChatTarget chat) {
        var sender = new WhatsappSender(chat.url(), account, phoneNumberId, secret);
        System.out.println(sender.send(from, name, text));
        return 0;
    }

    @Command(
            name = "email",
            mixinStandardHelpOptions = true,
            description = "Sends a mail by SMTP, or as a provider of webhooks would.")
    int email(
            @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "The sender.") String from,
            @Option(names = "--subject", required = true, description = "The subject.") String subject,
            @Option(names = "--text", required = true, description = "What they write.") String text,
            @Option(
                            names = "--to",
                            paramLabel = "URL",
                            description =
                                    "Another server than the local one, as smtp://HOST:PORT, or http://HOST:PORT of ingest-email.")
                    Optional<String> to,
            @Option(
                            names = "--mailbox",
                            defaultValue = LocalAccounts.MAIL_ADDRESS,
                            description = "Default: ${DEFAULT-VALUE}.")
                    String mailbox,
            @Option(names = "--webhook", description = "Posts it to ingest-email as Postmark would.") boolean webhook,
            @Option(names = "--data", paramLabel = "DIR", description = "The state of the platform to send to.")
                    Optional<Path> data) {
        var folder = data.orElseGet(() -> Home.path().resolve(".muara"));
        if (webhook) {
            var url = to.orElseGet(() -> Running.portsOf(folder).emailUrl());
            System.out.println(new PostmarkSender(url, mailbox).send(from, subject, text));
            return 0;
        }
        var server =
                to.orElseGet(() -> "smtp://localhost:" + Running.portsOf(folder).smtp());
        System.out.println(new MailSender(server, mailbox).send(from, subject, text));
        return 0;
    }

    @Command(name = "letter", mixinStandardHelpOptions = true, description = "Brings a letter, as a mail room would.")
    int letter(
            @Option(names = "--from", required = true, paramLabel = "NAME", description = "Who wrote it.") String from,
            @Option(names = "--subject", required = true, description = "What it is about.") String subject,
            @Option(names = "--text", description = "What it says.", defaultValue = "") String text,
            @Option(names = "--file", paramLabel = "FILE", description = "The scan; may be given more than once.")
                    @Nullable
                    List<Path> files,
            @Option(
                            names = "--key",
                            defaultValue = LocalSecrets.INTAKE_KEY,
                            description = "Default: the local API key.")
                    String key,
            @Mixin ChatTarget chat) {
        var sender = new IntakeSender(chat.url(), key);
        System.out.println(sender.letter(from, subject, text, given(files)));
        return 0;
    }

    @Command(name = "call", mixinStandardHelpOptions = true, description = "Notes a phone call.")
    int call(
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "The caller, such as +628123456789, or anonymous.")
                    String from,
            @Option(names = "--text", required = true, paramLabel = "NOTE", description = "What it was about.")
                    String text,
            @Option(names = "--name", description = "What the caller is called.") Optional<String> name,
            @Option(names = "--file", paramLabel = "FILE", description = "The recording.") @Nullable List<Path> files,
            @Option(
                            names = "--key",
                            defaultValue = LocalSecrets.INTAKE_KEY,
                            description = "Default: the local API key.")
                    String key,
            @Mixin ChatTarget chat) {
        var sender = new IntakeSender(chat.url(), key);
        System.out.println(sender.call(from, name, text, given(files)));
        return 0;
    }

    /** Without the option there is no list at all. */
    private static List<Path> given(@Nullable List<Path> files) {
        return files == null ? List.of() : files;
    }
}
