package io.muara.chat.slack;

import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.setup.Accounts;
import io.muara.ingest.setup.UnusableConfiguration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The workspaces that our app is in, valid from birth, and who speaks for which. */
final class SlackAccounts {

    private final Accounts<SlackConfig.Account> accounts;
    private final Map<String, SlackSignature> signatures = new HashMap<>();
    private final Map<String, Secrets> tokens = new HashMap<>();

    /** What a call for no account of ours is checked against, so that it takes as long as any other. */
    private final SlackSignature nobody =
            new SlackSignature(Secrets.of("", List.of(UUID.randomUUID().toString())));

    /** @throws UnusableConfiguration naming the property */
    SlackAccounts(SlackConfig config, List<String> profiles) {
        accounts = new Accounts<>("slack", config.accounts(), profiles);
        for (var entry : accounts.all()) {
            var name = entry.getKey();
            var account = entry.getValue();
            signatures.put(name, new SlackSignature(own(name, "signing-secrets", account.signingSecrets())));
            tokens.put(name, own(name, "bot-token", List.of(account.botToken())));
            requireTeam(name, account.teamId());
        }
        accounts.requireDifferent("team-id", SlackConfig.Account::teamId);
    }

    boolean isEmpty() {
        return signatures.isEmpty();
    }

    /** What to act as our bot with, looked at anew for every request. */
    Optional<String> bearer(String name) {
        return Optional.ofNullable(tokens.get(name)).map(token -> "Bearer " + token.current());
    }

    Proof verify(WebhookCall call) {
        var signature = signatures.get(call.account());
        var proof = (signature == null ? nobody : signature).check(call);
        return signature == null ? new Proof.Forged("unknown-account") : proof;
    }

    /**
     * Whose event it is. One address may serve all workspaces of an app, but only of that app: whoever knows the secret of one
     * must not speak for the workspaces of another.
     *
     * @param teams that the event names, the nearest first
     */
    Optional<SlackUs> owner(String called, List<String> teams) {
        var secrets =
                accounts.named(called).map(SlackConfig.Account::signingSecrets).orElse(List.of());
        return teams.stream()
                .flatMap(team -> accounts.all().stream()
                        .filter(entry -> entry.getValue().teamId().equals(team))
                        .filter(entry -> !Collections.disjoint(entry.getValue().signingSecrets(), secrets))
                        .map(entry -> new SlackUs(entry.getKey(), team)))
                .findFirst();
    }

    private Secrets own(String name, String key, List<String> values) {
        var secrets = Secrets.of(accounts.property(name, key), values);
        secrets.active().forEach(secret -> accounts.requireOwn(name, key, secret));
        return secrets;
    }

    private void requireTeam(String name, String team) {
        if (!team.matches("[TE][A-Z0-9]{1,30}")) {
            throw new UnusableConfiguration(
                    "%s must be Slack's id of the workspace, such as T0123ABCD: it stands in the address of Slack in a browser"
                            .formatted(accounts.property(name, "team-id")));
        }
    }
}
