package io.muara.local;

import io.muara.testkit.TextWebhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./muara send CHANNEL}: one text message, as the channel's provider would hand it to the demo account. */
@Command(mixinStandardHelpOptions = true, description = "Proves and posts the provider's webhook.")
final class SendText implements Callable<Integer> {

    private static final Map<String, String> SENDERS =
            Map.of("twilio", "a phone number such as +628123456789", "vonage", "a phone number such as +628123456789");

    private final String channel;
    private final TextWebhook.Provider provider;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @Option(names = "--from", required = true, paramLabel = "ID", description = "The sender, in digits.")
    private String from = "";

    @Option(names = "--text", required = true, description = "What they write.")
    private String text = "";

    @Option(names = "--name", description = "What they call themselves.", defaultValue = "Pelanggan")
    private String name = "";

    @Mixin
    private ChatTarget chat = new ChatTarget();

    private SendText(String channel, TextWebhook.Provider provider) {
        this.channel = channel;
        this.provider = provider;
    }

    /** One subcommand a channel. */
    static void addTo(CommandLine send) {
        new TreeMap<>(TextWebhook.PROVIDERS)
                .forEach((channel, provider) -> send.addSubcommand(channel, new SendText(channel, provider)));
    }

    @Override
    public Integer call() {
        if (!from.matches("\\+?[0-9]{1,15}")) {
            throw new Refusal("--from must be %s, but was '%s'."
                    .formatted(SENDERS.getOrDefault(channel, "the provider's number of a person, digits only"), from));
        }
        var call = provider.text(chat.url(), Instant.now().toEpochMilli(), from.replace("+", ""), name, text);
        try {
            var answer = call.post(client);
            if (answer.statusCode() >= 300) {
                throw new Refusal(
                        "%s answered %d: the message was not accepted.".formatted(call.url(), answer.statusCode()));
            }
        } catch (IOException e) {
            throw new Refusal("nothing answers at %s; is ./muara up running?".formatted(call.url()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while sending", e);
        }
        System.out.println("accepted from " + call.contact());
        return 0;
    }
}
