package io.muara.ticket.search;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.ticket.database.Storable;
import io.muara.ticket.lifecycle.Status;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Which tickets are meant. Several values of one kind mean any of them, several kinds all of them. */
public final class Filter {

    /** What can be asked for, by the names that callers give. */
    public static final List<String> KINDS = List.of(
            "status",
            "team",
            "priority",
            "channel",
            "category",
            "agent",
            "label",
            "contact",
            "contactId",
            "createdFrom",
            "createdTo",
            "updatedFrom",
            "updatedTo",
            "waitingSince",
            "dueBefore");

    /** PostgreSQL knows of no moments much beyond. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String CREATED_FROM = "t.created_at >=";
    private static final String CREATED_TO = "t.created_at <";
    private static final String NOBODY = "none";
    private static final Pattern SPECIAL = Pattern.compile("[\\\\%_]");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private Optional<String> contact = Optional.empty();

    private Filter() {}

    /**
     * @param given by kind
     * @throws IllegalArgumentException with the kind and what is wrong about it
     */
    public static Filter of(Map<String, List<String>> given, Instant now) {
        var filter = new Filter();
        given.forEach((kind, texts) -> {
            if (!texts.isEmpty()) {
                filter.add(kind, texts, now);
            }
        });
        return filter;
    }

    boolean isEmpty() {
        return conditions.isEmpty() && contact.isEmpty();
    }

    /** Part of a contact's name, address or number, which {@link Contacts} must look up. */
    Optional<String> contact() {
        return contact;
    }

    /** The same, of those contacts and of tickets that are surely nobody's; or, where they are too many, by what tickets say. */
    Filter of(Contacts.Known known) {
        return contact.map(part -> of(part, known)).orElse(this);
    }

    private Filter of(String part, Contacts.Known known) {
        var filter = new Filter();
        filter.conditions.addAll(conditions);
        filter.values.putAll(values);
        var named = "(lower(t.contact) like :contact or lower(cast(t.identities as text)) like :contact)";
        filter.values.put("contact", "%" + escaped(part) + "%");
        if (known.tooMany()) {
            filter.conditions.add(named);
        } else {
            filter.conditions.add("(t.contact_id = any(cast(:contacts as uuid[])) or (t.contact_id is null and %s))"
                    .formatted(named));
            filter.values.put("contacts", known.ids().toArray(UUID[]::new));
        }
        return filter;
    }

    /** What must hold for the row {@code t} of a ticket. */
    String condition() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** The part of it that says before when a ticket was created. */
    String createdTo() {
        return created(CREATED_TO, "createdTo");
    }

    /** The part of it that says since when a ticket was created. */
    String createdFrom() {
        return created(CREATED_FROM, "createdFrom");
    }

    private String created(String comparison, String kind) {
        return values.containsKey(kind) ? "%s :%s".formatted(comparison, kind) : "true";
    }

    <Q extends Mutiny.AbstractQuery> Q bind(Q query) {
        values.forEach(query::setParameter);
        return query;
    }

    static String escaped(String part) {
        return SPECIAL.matcher(part).replaceAll("\\\\$0");
    }

    private void add(String kind, List<String> texts, Instant now) {
        switch (kind) {
            case "status" ->
                any("t.status", kind, read(kind, texts, text -> Status.of(text).id()));
            case "team" -> any("t.team", kind, read(kind, texts, text -> new TeamId(text).value()));
            case "priority" ->
                any("t.priority", kind, read(kind, texts, text -> Priority.of(text)
                        .id()));
            case "category" -> any("t.category", kind, read(kind, texts, text -> new Category(text).value()));
            case "channel" -> any("t.channel", kind, read(kind, texts, text -> new ChannelId(text).value()));
            case "label" -> {
                conditions.add("t.labels && cast(:label as text[])");
                values.put(kind, array(read(kind, texts, text -> new Label(text).value())));
            }
            case "agent" -> agents(read(kind, texts, text -> new AgentId(text).value()));
            case "contact" ->
                contact = Optional.of(Storable.text(one(kind, texts)).toLowerCase(Locale.ROOT));
            case "contactId" -> {
                conditions.add("t.contact_id = :contactId");
                values.put(kind, read(kind, texts, UUID::fromString).getFirst());
            }
            case "createdFrom" -> time(CREATED_FROM + " :createdFrom", kind, texts, now, Span.AGO);
            case "createdTo" -> time(CREATED_TO + " :createdTo", kind, texts, now, Span.AGO);
            case "updatedFrom" -> time("t.updated_at >= :updatedFrom", kind, texts, now, Span.AGO);
            case "updatedTo" -> time("t.updated_at < :updatedTo", kind, texts, now, Span.AGO);
            case "waitingSince" -> time("t.waiting_since <= :waitingSince", kind, texts, now, Span.AGO);
            case "dueBefore" ->
                time("t.id in (select ticket from sla where due_at < :dueBefore)", kind, texts, now, Span.AHEAD);
            default -> throw new IllegalArgumentException("there is no filter '%s', only %s".formatted(kind, KINDS));
        }
    }

    private void any(String column, String kind, List<String> wanted) {
        conditions.add("%s = any(cast(:%s as text[]))".formatted(column, kind));
        values.put(kind, array(wanted));
    }

    private void agents(List<String> wanted) {
        any("t.agent", "agent", wanted);
        if (wanted.contains(NOBODY)) {
            conditions.set(conditions.size() - 1, "(t.agent is null or %s)".formatted(conditions.getLast()));
        }
    }

    /** Where what is given as a length of time leads from now. */
    private enum Span {
        AGO(-1, "how long ago"),
        AHEAD(1, "how long from now");

        private final int direction;
        private final String description;

        Span(int direction, String description) {
            this.direction = direction;
            this.description = description;
        }
    }

    private void time(String condition, String kind, List<String> texts, Instant now, Span span) {
        conditions.add(condition);
        values.put(kind, moment(kind, one(kind, texts), now, span));
    }

    private static Instant moment(String kind, String text, Instant now, Span span) {
        try {
            var moment = moment(text, now, span);
            if (moment.isAfter(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw noMoment(kind, text, span, e);
        }
        throw noMoment(kind, text, span, null);
    }

    private static Instant moment(String text, Instant now, Span span) {
        if (!text.startsWith("P")) {
            return Instant.parse(text);
        }
        return text.indexOf('T') < 0
                ? now.atOffset(ZoneOffset.UTC)
                        .plus(Period.parse(text).multipliedBy(span.direction))
                        .toInstant()
                : now.plus(Duration.parse(text).multipliedBy(span.direction));
    }

    private static IllegalArgumentException noMoment(String kind, String text, Span span, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "%s must be a moment such as 2026-11-21T01:02:03Z or %s, such as PT8H or P7D, but was '%s'"
                        .formatted(kind, span.description, text),
                cause);
    }

    private static String one(String kind, List<String> texts) {
        if (texts.size() > 1) {
            throw new IllegalArgumentException("%s can be given once only".formatted(kind));
        }
        return texts.getFirst();
    }

    private static <T> List<T> read(String kind, List<String> texts, Function<String, T> value) {
        try {
            return texts.stream().map(value).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(kind, e.getMessage()), e);
        }
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
