package io.muara.chat.whatsapp;

import io.muara.chat.whatsapp.WhatsappConfig.Account;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our numbers, valid from birth: a configuration that could only fail later is refused here, with its property's name. */
final class WhatsappAccounts {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String LOCAL = "muara-local-";
    private static final List<String> PROFILES_FOR_LOCAL_SECRETS = List.of("local", "dev", "test");

    private final Map<String, Account> byName;

    WhatsappAccounts(WhatsappConfig config, List<String> profiles) {
        byName = new TreeMap<>(config.accounts());
        byName.forEach((name, account) -> {
            requireName(name);
            requireDigits(name, account.phoneNumberId());
            requireRealSecrets(name, account, profiles);
        });
        requireOneAccountPerNumber();
    }

    Map<String, Account> byName() {
        return Collections.unmodifiableMap(byName);
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Whose message it is. One callback address may serve all numbers of an app, but only of that app: whoever knows the
     * secret of one must not speak for the numbers of another.
     */
    Optional<String> owner(String called, String phoneNumberId) {
        var secrets = named(called).map(Account::appSecrets).orElse(List.of());
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().phoneNumberId().equals(phoneNumberId))
                .filter(entry -> !Collections.disjoint(entry.getValue().appSecrets(), secrets))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void requireOneAccountPerNumber() {
        var numbers = byName.values().stream().map(Account::phoneNumberId).toList();
        if (numbers.stream().distinct().count() < numbers.size()) {
            throw new UnusableConfiguration(
                    "two of the accounts under muara.whatsapp.accounts have the same phone-number-id: give each its own");
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableConfiguration(
                    "muara.whatsapp.accounts.\"%s\" must be named by lower-case letters, digits, dots, dashes and underscores, because the name stands in the webhook's address"
                            .formatted(name));
        }
    }

    private static void requireDigits(String name, String phoneNumberId) {
        if (!phoneNumberId.chars().allMatch(Character::isDigit)) {
            throw new UnusableConfiguration(
                    "%s must be Meta's id of the number, digits only: copy it from WhatsApp > API Setup"
                            .formatted(property(name, "phone-number-id")));
        }
    }

    private static void requireRealSecrets(String name, Account account, List<String> profiles) {
        if (PROFILES_FOR_LOCAL_SECRETS.stream().anyMatch(profiles::contains)) {
            return;
        }
        var secrets = Stream.concat(
                account.appSecrets().stream().map(secret -> Map.entry("app-secrets", secret)),
                Stream.of(
                        Map.entry("verify-token", account.verifyToken()),
                        Map.entry("access-token", account.accessToken())));
        secrets.filter(secret -> secret.getValue().startsWith(LOCAL))
                .findFirst()
                .ifPresent(secret -> {
                    throw new UnusableConfiguration(
                            "%s is one of the published secrets for local use: set your own, or start with QUARKUS_PROFILE=local"
                                    .formatted(property(name, secret.getKey())));
                });
    }

    private static String property(String account, String key) {
        return "muara.whatsapp.accounts.%s.%s".formatted(account, key);
    }

    /** The service must not start like this. */
    static final class UnusableConfiguration extends RuntimeException {

        UnusableConfiguration(String message) {
            super(message);
        }
    }
}
