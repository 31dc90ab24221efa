package io.muara.router.command;

import io.muara.contracts.ChannelId;
import io.muara.router.rules.RuleSet;
import io.muara.router.rules.RulesFolder;
import io.muara.router.rules.ToldContact;
import io.muara.router.rules.Trial;
import io.muara.router.rules.TrialMessage;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Shows how a message would be decided, and why. */
record Explain(PrintStream out) {

    private static final Set<String> OPTIONS =
            Set.of("subject", "channel", "account", "sender", "at", "contact", "latest");

    int run(List<String> arguments) {
        var options = Options.of(arguments, OPTIONS);
        var rest = options.rest();
        if (rest.isEmpty() || rest.size() > 2) {
            throw new WrongCall("Say what the message says, in quotes; before it, if you like, a folder of rules.");
        }
        var source = rest.size() == 1 ? RulesFolder.shipped() : NamedRules.source(rest.getFirst());
        var rules = NamedRules.usable(source).rules();
        Explanation.of(trial(message(rest.getLast(), options), options, rules).decidedBy(rules))
                .forEach(out::println);
        return Exit.FINE;
    }

    private static Trial trial(TrialMessage message, Options options, RuleSet rules) {
        try {
            return new ToldContact(options.named("contact"), options.named("latest")).writing(message, rules);
        } catch (IllegalArgumentException e) {
            throw new WrongCall(String.valueOf(e.getMessage()));
        }
    }

    private static TrialMessage message(String text, Options options) {
        try {
            return new TrialMessage(
                    text,
                    options.named("subject"),
                    options.named("channel").map(ChannelId::new),
                    options.named("account"),
                    options.named("sender"),
                    options.named("at").map(OffsetDateTime::parse).map(OffsetDateTime::toInstant));
        } catch (DateTimeException e) {
            throw new WrongCall("--at must be a moment with its offset, such as 2026-01-05T12:00+07:00.");
        } catch (IllegalArgumentException e) {
            throw new WrongCall(String.valueOf(e.getMessage()));
        }
    }
}
