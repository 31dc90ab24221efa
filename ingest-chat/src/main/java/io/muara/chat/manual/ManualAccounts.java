package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.chat.manual.ManualConfig.Account;
import io.muara.ingest.proof.Given;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.proof.StandardWebhooks;
import io.muara.ingest.setup.Accounts;
import io.muara.ingest.setup.UnusableConfiguration;
import java.net.URI;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who may bring us messages, each with its keys. */
final class ManualAccounts {

    private static final String API_KEYS = "api-keys";
    private static final String SIGNING_SECRETS = "signing-secrets";
    private static final String WEBHOOK_URL = "webhook.url";
    private static final String WEBHOOK_SECRETS = "webhook.secrets";
    private static final int SHORTEST_KEY = 20;
    private static final Set<String> PROFILES_WITHOUT_HTTPS = Set.of("local", "dev", "test");

    private final Accounts<Account> accounts;
    private final boolean httpsOnly;
    private final Map<String, Known> byName = new TreeMap<>();

    ManualAccounts(ManualConfig config, List<String> profiles) {
        this.accounts = new Accounts<>("manual", config.accounts(), profiles);
        this.httpsOnly = profiles.stream().noneMatch(PROFILES_WITHOUT_HTTPS::contains);
        for (var entry : accounts.all()) {
            byName.put(entry.getKey(), known(entry.getKey(), entry.getValue()));
        }
        requireKeysOfTheirOwn();
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    List<Known> all() {
        return List.copyOf(byName.values());
    }

    Optional<Known> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Its full name, for sentences that say what to set. */
    static String property(String account, String key) {
        return "muara.manual.accounts.%s.%s".formatted(account, key);
    }

    private Known known(String name, Account account) {
        var keys = account.apiKeys().map(values -> keys(name, values));
        var signatures = account.signingSecrets()
                .map(values -> new StandardWebhooks(
                        accounts.property(name, SIGNING_SECRETS), secrets(name, SIGNING_SECRETS, values)));
        if (keys.isEmpty() && signatures.isEmpty()) {
            throw new UnusableConfiguration(
                    "%s is missing, and so is %s: set one of them, or nobody can prove to be '%s'"
                            .formatted(
                                    accounts.property(name, API_KEYS), accounts.property(name, SIGNING_SECRETS), name));
        }
        var webhook = account.webhook().map(out -> webhook(name, out));
        return new Known(name, keys, signatures, account.fileHosts().orElse(Set.of()), webhook);
    }

    private ManualKeys keys(String name, List<String> values) {
        var secrets = secrets(name, API_KEYS, values);
        for (var key : secrets.active()) {
            if (!ManualKeys.isUsable(key)) {
                throw new UnusableConfiguration("%s has a hash that is not 'sha256:' and 64 hex digits: write it so"
                        .formatted(accounts.property(name, API_KEYS)));
            }
            if (key.length() < SHORTEST_KEY) {
                throw new UnusableConfiguration(
                        "%s has a key of only %d characters: set one of at least %d, such as the output of 'openssl rand -hex 32'"
                                .formatted(accounts.property(name, API_KEYS), key.length(), SHORTEST_KEY));
            }
        }
        return new ManualKeys(secrets);
    }

    private Webhook webhook(String name, ManualConfig.Webhook out) {
        requireHttps(name, out.url());
        var secrets = secrets(name, WEBHOOK_SECRETS, out.secrets());
        var property = accounts.property(name, WEBHOOK_SECRETS);
        if (secrets.active().stream().anyMatch(secret -> !secret.startsWith("whsec_"))) {
            throw new UnusableConfiguration(
                    "%s must begin with whsec_, because replies are signed with it: set one such as the output of 'echo whsec_$(openssl rand -base64 32)'"
                            .formatted(property));
        }
        return new Webhook(out.url(), new StandardWebhooks(property, secrets));
    }

    private void requireHttps(String name, URI url) {
        var scheme = url.getScheme();
        var isSafe = "https".equals(scheme) || (!httpsOnly && "http".equals(scheme));
        if (!isSafe || url.getHost() == null || url.getUserInfo() != null) {
            throw new UnusableConfiguration(
                    "%s must be an https address without a login in it, such as https://kiosk.example.co.id/muara"
                            .formatted(accounts.property(name, WEBHOOK_URL)));
        }
    }

    private Secrets secrets(String name, String key, List<String> values) {
        var secrets = Secrets.of(accounts.property(name, key), values);
        secrets.active().forEach(secret -> accounts.requireOwn(name, key, readable(secret)));
        return secrets;
    }

    /** What was encoded, because only so it shows whether it is one of the published. */
    private static String readable(String secret) {
        return secret.startsWith("whsec_")
                ? new String(Given.base64(secret.substring("whsec_".length())), UTF_8)
                : secret;
    }

    /** Else nobody could tell whose call it is. */
    private void requireKeysOfTheirOwn() {
        var seen = new HashSet<String>();
        for (var known : byName.values()) {
            for (var hash : known.keys().map(ManualKeys::hashes).orElse(List.of())) {
                if (!seen.add(HexFormat.of().formatHex(hash))) {
                    throw new UnusableConfiguration(
                            "%s has a key that stands there twice or in another account: give each its own"
                                    .formatted(accounts.property(known.name(), API_KEYS)));
                }
            }
        }
    }

    /** @param fileHosts that files may be fetched from */
    record Known(
            String name,
            Optional<ManualKeys> keys,
            Optional<StandardWebhooks> signatures,
            Set<String> fileHosts,
            Optional<Webhook> webhook) {}

    record Webhook(URI url, StandardWebhooks signing) {}
}
