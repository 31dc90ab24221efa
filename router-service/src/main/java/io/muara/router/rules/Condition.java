package io.muara.router.rules;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Authentication;
import io.muara.contracts.Mail.Authentication.Verdict;
import io.muara.router.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something a message may be. Holds with evidence, or not at all. */
sealed interface Condition {

    /** What in the message makes it hold; empty when it does not hold. */
    Optional<List<String>> evidence(Reading reading);

    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var evidence = new ArrayList<String>();
            for (var condition : conditions) {
                var found = condition.evidence(reading);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                evidence.addAll(found.get());
            }
            return Optional.of(evidence);
        }
    }

    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            for (var condition : conditions) {
                var found = condition.evidence(reading);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    /** That something is absent leaves nothing to show, so it holds with no evidence. */
    record None(List<Condition> conditions) implements Condition {

        public None {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            for (var condition : conditions) {
                if (condition.evidence(reading).isPresent()) {
                    return Optional.empty();
                }
            }
            return Optional.of(List.of());
        }
    }

    record Words(Where where, Set<Phrase> phrases) implements Condition {

        private static final int SHOWN = 3;

        public Words {
            phrases = Set.copyOf(phrases);
        }

        enum Where {
            SUBJECT,
            TEXT,
            ANYWHERE
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var evidence = new ArrayList<String>();
            if (where != Where.TEXT) {
                collect("subject", reading.subject(), evidence);
            }
            if (where != Where.SUBJECT) {
                collect("text", reading.text(), evidence);
            }
            return evidence.isEmpty() ? Optional.empty() : Optional.of(evidence);
        }

        private void collect(String place, Map<Phrase, String> found, List<String> evidence) {
            for (var entry : found.entrySet()) {
                if (evidence.size() < SHOWN && phrases.contains(entry.getKey())) {
                    evidence.add(place + " has " + entry.getKey().described(entry.getValue()));
                }
            }
        }
    }

    record OnChannel(Set<ChannelId> channels) implements Condition {

        public OnChannel {
            channels = Set.copyOf(channels);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var channel = reading.message().channel();
            return channels.contains(channel) ? Optional.of(List.of("channel is " + channel)) : Optional.empty();
        }
    }

    record OnAccount(Set<String> accounts) implements Condition {

        public OnAccount {
            accounts = Set.copyOf(accounts);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var account = reading.message().conversation().account();
            return accounts.contains(account) ? Optional.of(List.of("account is " + account)) : Optional.empty();
        }
    }

    record From(List<SenderPattern> senders) implements Condition {

        public From {
            senders = List.copyOf(senders);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            for (var pattern : senders) {
                if (pattern.matches(reading.message().sender())) {
                    return Optional.of(List.of("sender is listed as '%s'".formatted(pattern)));
                }
            }
            return Optional.empty();
        }
    }

    /** Whether a program sent it, or sent it to many. */
    record IsAutomatic(boolean wanted) implements Condition {

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var automatic = reading.message().mail().flatMap(Mail::automatic);
            if (automatic.isPresent() != wanted) {
                return Optional.empty();
            }
            return Optional.of(List.of(automatic
                    .map(verdict -> "mail is automatic: " + verdict.reason())
                    .orElse("nothing says that it is automatic")));
        }
    }

    /** What our mail server found out about who sent it. */
    record Authenticated(Set<Verdict> verdicts) implements Condition {

        private static final Authentication NOT_LOOKED_AT =
                new Authentication(Verdict.UNKNOWN, "our mail server told nothing");

        public Authenticated {
            verdicts = Set.copyOf(verdicts);
        }

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            return reading.message()
                    .mail()
                    .map(mail -> mail.authentication().orElse(NOT_LOOKED_AT))
                    .filter(found -> verdicts.contains(found.verdict()))
                    .map(found ->
                            List.of("sender is %s: %s".formatted(found.verdict().id(), found.reason())));
        }
    }

    /** Whether the sender's name may be meant to deceive. */
    record IsDisguised(boolean wanted) implements Condition {

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var disguise = reading.message().mail().flatMap(Mail::disguise);
            if (disguise.isPresent() != wanted) {
                return Optional.empty();
            }
            return Optional.of(List.of(disguise.orElse("nothing is odd about its sender")));
        }
    }

    record HasAttachments(boolean wanted) implements Condition {

        @Override
        public Optional<List<String>> evidence(Reading reading) {
            var count = reading.message().attachments().size();
            if (count > 0 != wanted) {
                return Optional.empty();
            }
            return Optional.of(
                    List.of(wanted ? "message has %d attachments".formatted(count) : "message has no attachments"));
        }
    }
}
