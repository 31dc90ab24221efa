package io.muara.email;

import io.muara.email.EmailConfig.Account;
import io.muara.email.EmailConfig.Imap;
import io.muara.email.EmailConfig.Security;
import io.muara.email.login.OAuthConfig;
import io.muara.email.outbound.Letterhead;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stops start-up on configuration that could only fail later, or that is not fit for production. */
@Singleton
class ConfigCheck {

    private static final Set<String> TRUSTING_PROFILES = Set.of("local", "dev", "test");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*");
    private static final Pattern FLAG = Pattern.compile("[A-Za-z0-9$_-]+");
    private static final Pattern INSTALLATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");
    private static final long SMALLEST_MAIL = 1_000_000;
    private static final Duration LONGEST_POLL = Duration.ofMinutes(9);
    private static final int LARGEST_BATCH = 1_000;

    private final EmailConfig config;

    ConfigCheck(EmailConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        var strict = ConfigUtils.getProfiles().stream().noneMatch(TRUSTING_PROFILES::contains);
        var mistakes = mistakes(config, strict);
        if (!mistakes.isEmpty()) {
            throw new WrongConfiguration(mistakes);
        }
    }

    /** @param strict whether what is fixed and known to everybody is refused */
    static List<String> mistakes(EmailConfig config, boolean strict) {
        var mistakes = new ArrayList<String>();
        if (config.poll().compareTo(Duration.ZERO) <= 0 || config.poll().compareTo(LONGEST_POLL) > 0) {
            mistakes.add(
                    "muara.email.poll must be more than nothing and at most 9m, but was %s".formatted(config.poll()));
        }
        if (config.batch() < 1 || config.batch() > LARGEST_BATCH) {
            mistakes.add("muara.email.batch must be from 1 to %d, but was %d".formatted(LARGEST_BATCH, config.batch()));
        }
        mistakes.addAll(ThreadingCheck.mistakes(config, strict));
        if (config.installation()
                .filter(name -> !INSTALLATION.matcher(name).matches())
                .isPresent()) {
            mistakes.add("muara.email.installation must be at most 100 letters, digits, dots and dashes");
        }
        if (config.headers().size() > KeptHeaders.MOST_NAMES
                || !config.headers().stream().allMatch(KeptHeaders::isName)) {
            mistakes.add("muara.email.headers must be names of headers, at most %d, separated by commas"
                    .formatted(KeptHeaders.MOST_NAMES));
        }
        letterheadMistake(config).ifPresent(mistakes::add);
        config.accounts().forEach((name, account) -> {
            mistakes.addAll(mistakes(name, account));
            if (strict) {
                mistakes.addAll(unfit(name, account));
            }
        });
        return mistakes;
    }

    private static Optional<String> letterheadMistake(EmailConfig config) {
        try {
            Letterhead.load(config.letterhead(), config.language());
            return Optional.empty();
        } catch (Letterhead.Unusable e) {
            return Optional.of("muara.email.letterhead and .language do not fit: " + e.getMessage());
        }
    }

    private static List<String> mistakes(String name, Account account) {
        var mistakes = new ArrayList<String>();
        var prefix = "muara.email.accounts." + name;
        if (!ACCOUNT.matcher(name).matches()) {
            mistakes.add("%s: name the account in lower-case letters and digits".formatted(prefix));
        }
        if (account.address().indexOf('@') < 1) {
            mistakes.add("%s.address must be a mail address".formatted(prefix));
        }
        if (account.aliases().orElse(List.of()).stream().anyMatch(alias -> alias.indexOf('@') < 1)) {
            mistakes.add("%s.aliases must be mail addresses, separated by commas".formatted(prefix));
        }
        if (account.smtp().maxSize().asLongValue() < SMALLEST_MAIL) {
            mistakes.add("%s.smtp.max-size must be at least %d: the text alone may take as much"
                    .formatted(prefix, SMALLEST_MAIL));
        }
        account.imap().ifPresent(imap -> mistakes.addAll(mistakes(prefix + ".imap", imap)));
        mistakes.addAll(loginMistakes(prefix, account));
        return mistakes;
    }

    private static List<String> mistakes(String prefix, Imap imap) {
        var mistakes = new ArrayList<String>();
        if (imap.folders().isEmpty() || imap.folders().stream().anyMatch(String::isBlank)) {
            mistakes.add("%s.folders must name the folders to read, separated by commas".formatted(prefix));
        }
        if (imap.folders().stream().distinct().count() < imap.folders().size()) {
            mistakes.add("%s.folders names a folder twice".formatted(prefix));
        }
        if (imap.done().moveTo().filter(imap.folders()::contains).isPresent()) {
            mistakes.add("%s.done.move-to must not be one of the folders that are read".formatted(prefix));
        }
        if (imap.done().flag().filter(flag -> !FLAG.matcher(flag).matches()).isPresent()) {
            mistakes.add("%s.done.flag must be seen, flagged, answered or a keyword of letters, digits, _ - and $"
                    .formatted(prefix));
        }
        return mistakes;
    }

    private static List<String> loginMistakes(String prefix, Account account) {
        var mistakes = new ArrayList<String>();
        var smtp = account.smtp();
        if (account.oauth().isEmpty()
                && account.imap().filter(imap -> imap.password().isEmpty()).isPresent()) {
            mistakes.add(
                    "%s.imap.password must be set, or %s.oauth.* to log in by access token".formatted(prefix, prefix));
        }
        if (account.oauth().isEmpty()
                && smtp.user().isPresent() != smtp.password().isPresent()) {
            mistakes.add("%s.smtp.user and .password must both be set or both be absent".formatted(prefix));
        }
        if (smtp.user().isEmpty() && smtp.password().isPresent()) {
            mistakes.add("%s.smtp.password is set without a user: set %s.smtp.user".formatted(prefix, prefix));
        }
        return mistakes;
    }

    private static List<String> unfit(String name, Account account) {
        var unfit = new ArrayList<String>();
        var prefix = "muara.email.accounts." + name;
        if (isLocal(account.imap().flatMap(Imap::password))) {
            unfit.add(prefix + ".imap.password is the one everybody knows: set the mailbox's own");
        }
        if (isLocal(account.smtp().password())) {
            unfit.add(prefix + ".smtp.password is the one everybody knows: set the mailbox's own");
        }
        if (account.webhook().stream()
                .flatMap(webhook -> Stream.of(webhook.signingKeys(), webhook.passwords()))
                .flatMap(secrets -> secrets.stream().flatMap(List::stream))
                .anyMatch(secret -> isLocal(Optional.of(secret)))) {
            unfit.add(prefix + ".webhook has a secret that everybody knows: set your own");
        }
        if (isLocal(account.oauth().flatMap(OAuthConfig::clientSecret))) {
            unfit.add(prefix + ".oauth.client-secret is the one everybody knows: set the application's own");
        }
        if (account.oauth()
                .filter(oauth -> !"https".equals(oauth.tokenEndpoint().getScheme()))
                .isPresent()) {
            unfit.add(prefix + ".oauth.token-endpoint sends secrets readably: its address must begin with https");
        }
        if (account.imap().filter(imap -> imap.security() == Security.NONE).isPresent()) {
            unfit.add(prefix + ".imap.security=none sends the password readably: set tls or starttls");
        }
        if (account.smtp().security() == Security.NONE) {
            unfit.add(prefix + ".smtp.security=none sends mail readably: set tls or starttls");
        }
        return unfit;
    }

    private static boolean isLocal(Optional<String> secret) {
        return secret.filter(value -> value.startsWith("muara-local-")).isPresent();
    }
}
