package io.muara.router.condition;

import io.muara.contracts.AgentId;
import io.muara.contracts.Attachment;
import io.muara.contracts.Category;
import io.muara.contracts.ContactFacts;
import io.muara.contracts.ContactFacts.LatestTicket;
import io.muara.contracts.Language;
import io.muara.contracts.Mail;
import io.muara.contracts.Mail.Authentication.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every text that rules can ask for. */
public final class Facts {

    private static final int UNIQUE = 1;
    private static final int RARE = 3;
    private static final int FREQUENT = 100;
    private static final int EVERYWHERE = 300;

    public static final Fact CHANNEL = Fact.of(
            "channel",
            EVERYWHERE,
            reading -> List.of(reading.message().channel().value()));

    public static final Fact ACCOUNT = Fact.of(
            "account",
            FREQUENT,
            reading -> List.of(reading.message().conversation().account()));

    public static final Fact DIRECTION = Fact.of(
            "direction",
            EVERYWHERE,
            reading -> List.of(reading.message().provenance().direction().name()));

    public static final Fact MEDIUM = Fact.of(
            "medium",
            EVERYWHERE,
            reading -> optional(reading.message().provenance().medium().map(Enum::name)));

    public static final Fact SENDER = Fact.of("sender", UNIQUE, Senders::names);

    public static final Fact SENDER_NAME = Fact.unlike(
            "sender name", reading -> optional(reading.message().sender().name()));

    public static final Fact SUBJECT =
            Fact.prose("subject", reading -> optional(reading.message().subject()));

    public static final Fact TEXT =
            Fact.prose("text", reading -> List.of(reading.message().content().said()));

    public static final Fact ANYWHERE = Fact.prose("message", reading -> Stream.concat(
                    reading.message().subject().stream(),
                    Stream.of(reading.message().content().said()))
            .toList());

    public static final Fact HASHTAG = Fact.of("hashtag", RARE, Reading::hashtags);

    public static final Fact LANGUAGE =
            Fact.of("language", FREQUENT, reading -> optional(reading.language().map(Language::code)));

    public static final Fact AUTHENTICATION = Fact.of(
            "authentication",
            FREQUENT,
            reading -> optional(reading.message().mail().map(Facts::verdict)));

    public static final Fact ATTACHMENT_TYPE = Fact.of("attachment type", RARE, Facts::mediaTypes);

    public static final Fact ATTACHMENT_NAME =
            Fact.unlike("attachment name", reading -> reading.message().attachments().stream()
                    .map(Attachment::name)
                    .toList());

    public static final Fact CONTACT_LABEL = Fact.of("contact label", RARE, reading -> reading.contact().stream()
            .flatMap(contact -> contact.labels().stream())
            .map(Object::toString)
            .toList());

    public static final Fact CONTACT_OWNER =
            contact("contact owner", it -> it.owner().map(AgentId::value));
    public static final Fact CONTACT_ORGANISATION = contact("contact organisation", ContactFacts::organisation);
    public static final Fact CONTACT_LANGUAGE = contact("contact language", ContactFacts::language);

    public static final Fact LATEST_TEAM =
            latest("latest ticket team", it -> Optional.of(it.team().value()));
    public static final Fact LATEST_AGENT =
            latest("latest ticket agent", it -> it.agent().map(AgentId::value));
    public static final Fact LATEST_CATEGORY =
            latest("latest ticket category", it -> Optional.of(it.category()).map(Category::value));

    public static final Fact SUGGESTION = Fact.of(
            "suggestion",
            FREQUENT,
            reading -> optional(reading.suggestion().map(it -> it.category().value())));

    private Facts() {}

    /** @param name of the header, in lower case */
    public static Fact header(String name) {
        return Fact.of("header " + name, RARE, reading -> reading.message()
                .mail()
                .map(mail -> mail.headers().getOrDefault(name, List.of()))
                .orElse(List.of()));
    }

    public static Fact attribute(String name) {
        return contact(
                "contact attribute " + name,
                it -> Optional.ofNullable(it.attributes().get(name)));
    }

    private static Fact contact(String name, Function<ContactFacts, Optional<String>> value) {
        return Fact.of(name, RARE, reading -> optional(reading.contact().flatMap(value)));
    }

    private static Fact latest(String name, Function<LatestTicket, Optional<String>> value) {
        return contact(name, contact -> contact.latest().flatMap(value));
    }

    private static String verdict(Mail mail) {
        return mail.authentication()
                .map(Mail.Authentication::verdict)
                .orElse(Verdict.UNKNOWN)
                .id();
    }

    /** Both image/png and image/*. */
    private static List<String> mediaTypes(Reading reading) {
        return reading.message().attachments().stream()
                .map(attachment -> attachment.mediaType().toLowerCase(Locale.ROOT))
                .flatMap(type -> Stream.of(type, type.replaceFirst("/.*", "/*")))
                .distinct()
                .toList();
    }

    private static List<String> optional(Optional<String> value) {
        return value.stream().toList();
    }
}
