package io.muara.ingest.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.muara.contracts.MessageId;
import io.muara.contracts.Quarantined;
import io.muara.contracts.Settlement;
import io.muara.contracts.Settlement.Became;
import io.muara.contracts.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What callers of the API are shown, in the camel case of all our APIs. */
final class Views {

    private static final ObjectWriter JSON = Wire.json()
            .copy()
            .setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .writer();

    private Views() {}

    static String json(Object view) {
        try {
            return JSON.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a %s cannot be written as JSON".formatted(view.getClass().getSimpleName()), e);
        }
    }

    /** @param next to be given as {@code cursor} for the following ones */
    record Items(List<?> items, Optional<String> next) {

        static Items entries(Page page) {
            return new Items(
                    page.entries().stream().map(EntryView::of).toList(),
                    page.next().map(Page.Cursor::toString));
        }
    }

    /** @param bytes how many, where that is known without fetching them */
    record EntryView(
            MessageId id,
            String channel,
            String account,
            String reason,
            String mediaType,
            Optional<Integer> bytes,
            Instant receivedAt,
            Optional<SettlementView> settlement) {

        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.id(),
                    entry.channel().value(),
                    entry.account(),
                    entry.reason(),
                    entry.mediaType(),
                    entry.bytes(),
                    entry.receivedAt(),
                    entry.settlement().map(SettlementView::of));
        }
    }

    /** Everything but the bytes. */
    record WholeView(
            MessageId id,
            String channel,
            String account,
            String reason,
            String mediaType,
            Optional<Integer> bytes,
            Optional<String> stored,
            Optional<Quarantined.Call> call,
            Instant receivedAt,
            int partition,
            long offset,
            Optional<SettlementView> settlement) {

        static WholeView of(Entry entry, Quarantined whole) {
            return new WholeView(
                    entry.id(),
                    entry.channel().value(),
                    entry.account(),
                    entry.reason(),
                    entry.mediaType(),
                    entry.bytes(),
                    whole.stored(),
                    whole.call(),
                    entry.receivedAt(),
                    entry.place().partition(),
                    entry.place().offset(),
                    entry.settlement().map(SettlementView::of));
        }
    }

    record SettlementView(String how, Optional<String> reason, Optional<Became> became, Instant at) {

        static SettlementView of(Settlement settlement) {
            return new SettlementView(
                    settlement.how().name().toLowerCase(Locale.ROOT),
                    settlement.reason(),
                    settlement.became(),
                    settlement.at());
        }
    }

    /**
     * @param outcome {@code replayed}, {@code dropped}, {@code unreadable}, {@code elsewhere} or {@code gone}
     * @param detail a sentence for a person
     */
    record OutcomeView(MessageId id, String outcome, Optional<Became> became, String detail) {

        static OutcomeView of(Entry entry, Outcome outcome) {
            return switch (outcome) {
                case Outcome.Settled(var settlement) ->
                    new OutcomeView(
                            entry.id(),
                            settlement.how().name().toLowerCase(Locale.ROOT),
                            settlement.became(),
                            settlement.became().map(OutcomeView::words).orElseGet(() -> settlement
                                    .reason()
                                    .orElse("")));
                case Outcome.Unreadable(var became, var reasons) ->
                    new OutcomeView(entry.id(), "unreadable", Optional.of(became), String.join("; ", reasons));
                case Outcome.Elsewhere() ->
                    new OutcomeView(entry.id(), "elsewhere", Optional.empty(), elsewhere(entry));
                case Outcome.Gone(var why) -> new OutcomeView(entry.id(), "gone", Optional.empty(), why);
            };
        }

        static String elsewhere(Entry entry) {
            return "The channel '%s' is read by another service%s: ask the same of that service."
                    .formatted(entry.channel(), entry.channel().value().equals("email") ? ", ingest-email" : "");
        }

        private static String words(Became became) {
            return "%d messages, %d reports, %d parts, %d ignored"
                    .formatted(became.messages(), became.reports(), became.parts(), became.ignored());
        }
    }

    /** What went wrong, as RFC 9457 says it. */
    record Problem(String type, String title, int status, String detail) {}
}
