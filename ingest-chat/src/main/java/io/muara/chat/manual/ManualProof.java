package io.muara.chat.manual;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.chat.manual.ManualAccounts.Known;
import io.muara.ingest.Proof;
import io.muara.ingest.WebhookCall;
import io.muara.ingest.proof.Secrets;
import io.muara.ingest.proof.StandardWebhooks;
import io.muara.ingest.reading.Form;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Whose call it is: an API key tells at once, a signature only with the body. */
final class ManualProof {

    private static final String SCHEME = "bearer ";

    private final ManualAccounts accounts;

    /** What a signature for nobody is checked against, so that it takes as long as any other. */
    private final StandardWebhooks nobody = new StandardWebhooks("", Secrets.of("", List.of(unguessable())));

    ManualProof(ManualAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param call whose body was not read yet */
    Seen look(WebhookCall call) {
        var authorization = call.header("authorization");
        if (authorization.isPresent()) {
            return byKey(authorization.get(), call);
        }
        return StandardWebhooks.hopeless(call)
                .<Seen>map(forged -> new Seen.Refused(forged.reason()))
                .orElseGet(Seen.Signed::new);
    }

    /** @param call with its body */
    Seen check(WebhookCall call) {
        Optional<Known> found = Optional.empty();
        for (var known : candidates(call)) {
            if (known.signatures().isPresent()
                    && known.signatures().get().check(call) instanceof Proof.Genuine
                    && found.isEmpty()) {
                found = Optional.of(known);
            }
        }
        if (found.isEmpty()) {
            nobody.check(call);
        }
        return found.<Seen>map(Seen.Of::new).orElseGet(() -> new Seen.Refused("bad-signature"));
    }

    private Seen byKey(String authorization, WebhookCall call) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return new Seen.Refused("no-key");
        }
        var hash = ManualKeys.hash(authorization.substring(SCHEME.length()).strip());
        Optional<Known> found = Optional.empty();
        for (var known : candidates(call)) {
            if (known.keys().isPresent() && known.keys().get().open(hash) && found.isEmpty()) {
                found = Optional.of(known);
            }
        }
        return found.<Seen>map(Seen.Of::new).orElseGet(() -> new Seen.Refused("bad-key"));
    }

    /** The account that {@code ?account=} names, or all of them. */
    private List<Known> candidates(WebhookCall call) {
        return Form.of(call.query())
                .value("account")
                .map(name -> accounts.named(name).stream().toList())
                .orElseGet(accounts::all);
    }

    private static String unguessable() {
        return "whsec_"
                + Base64.getEncoder()
                        .encodeToString(UUID.randomUUID().toString().getBytes(UTF_8));
    }

    sealed interface Seen {

        record Of(Known account) implements Seen {}

        /** It may be somebody's: the body must tell. */
        record Signed() implements Seen {}

        /** @param reason for the metric */
        record Refused(String reason) implements Seen {}
    }
}
