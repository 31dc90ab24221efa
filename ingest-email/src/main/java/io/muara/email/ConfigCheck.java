package io.muara.email;

import io.muara.email.EmailConfig.Account;
import io.muara.email.EmailConfig.Security;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Stops start-up on configuration that could only fail later, or that is not fit for production. */
@Singleton
class ConfigCheck {

    private static final Set<String> TRUSTING_PROFILES = Set.of("local", "dev", "test");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*");
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
        config.accounts().forEach((name, account) -> {
            mistakes.addAll(mistakes(name, account));
            if (strict) {
                mistakes.addAll(unfit(name, account));
            }
        });
        return mistakes;
    }

    private static List<String> mistakes(String name, Account account) {
        var mistakes = new ArrayList<String>();
        if (!ACCOUNT.matcher(name).matches()) {
            mistakes.add("muara.email.accounts.%s: name the account in lower-case letters and digits".formatted(name));
        }
        if (account.address().indexOf('@') < 1) {
            mistakes.add("muara.email.accounts.%s.address must be a mail address".formatted(name));
        }
        if (account.smtp().user().isPresent() != account.smtp().password().isPresent()) {
            mistakes.add("muara.email.accounts.%s.smtp.user and .password must both be set or both be absent"
                    .formatted(name));
        }
        return mistakes;
    }

    private static List<String> unfit(String name, Account account) {
        var unfit = new ArrayList<String>();
        var prefix = "muara.email.accounts." + name;
        if (isLocal(account.imap().password())) {
            unfit.add(prefix + ".imap.password is the one everybody knows: set the mailbox's own");
        }
        if (account.smtp().password().filter(ConfigCheck::isLocal).isPresent()) {
            unfit.add(prefix + ".smtp.password is the one everybody knows: set the mailbox's own");
        }
        if (account.imap().security() == Security.NONE) {
            unfit.add(prefix + ".imap.security=none sends the password readably: set tls or starttls");
        }
        if (account.smtp().security() == Security.NONE) {
            unfit.add(prefix + ".smtp.security=none sends mail readably: set tls or starttls");
        }
        return unfit;
    }

    private static boolean isLocal(String secret) {
        return secret.startsWith("muara-local-");
    }
}
