package io.muara.ticket.contact;

import static java.util.stream.Collectors.joining;

import io.muara.contracts.AgentId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Contacts as rows of a table; what a cell holds several of stands on lines of its own. */
final class ContactTable {

    private static final String ATTRIBUTE = "attribute.";
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";

    static final List<String> COLUMNS = List.of(
            "id", "name", "vip", "owner", "organisation", "language", "notes", "labels", EMAIL, PHONE, "identities");

    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{5,15}");
    private static final Pattern SEVERAL = Pattern.compile("[\\r\\n;]+");
    private static final Pattern OTHER = Pattern.compile("([^@:]+)(?:@([^:]*))?:(.+)");

    /** What makes spreadsheets calculate with a cell, which senders must not be able to make them do. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r](?!\\d+$).*", Pattern.DOTALL);

    private ContactTable() {}

    /** @param cells by the name of their column; empty ones say nothing */
    record Row(Map<String, String> cells) {

        Row {
            var said = new HashMap<String, String>();
            cells.forEach((column, cell) -> {
                if (cell != null && !cell.isBlank()) {
                    said.put(column, unguarded(cell.strip()));
                }
            });
            cells = Map.copyOf(said);
        }

        Optional<ContactId> id() {
            return Optional.ofNullable(cells.get("id")).map(UUID::fromString).map(ContactId::new);
        }

        List<Identity> names() {
            var names = new ArrayList<Identity>();
            several(EMAIL).forEach(address -> names.add(new Identity(EMAIL, address, "")));
            several(PHONE).forEach(number -> names.add(new Identity(PHONE, checked(number), "")));
            several("identities").forEach(text -> names.add(other(text)));
            return names;
        }

        Particulars applied(Particulars before) {
            var attributes = new HashMap<>(before.attributes());
            cells.forEach((column, cell) -> {
                if (column.startsWith(ATTRIBUTE)) {
                    attributes.put(column.substring(ATTRIBUTE.length()), cell);
                }
            });
            return new Particulars(
                    cell("name").or(before::name),
                    cell("vip").map(Row::truth).orElse(before.vip()),
                    cell("owner").map(AgentId::new).or(before::owner),
                    cell("organisation").or(before::organisation),
                    cell("language").or(before::language),
                    cell("notes").or(before::notes),
                    attributes,
                    cells.containsKey("labels") ? labels() : before.labels());
        }

        private Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column));
        }

        private Set<Label> labels() {
            var labels = new HashSet<Label>();
            several("labels").forEach(text -> labels.add(new Label(text)));
            return labels;
        }

        private Stream<String> several(String column) {
            return SEVERAL.splitAsStream(cells.getOrDefault(column, ""))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }

        private static String checked(String number) {
            if (!NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException(
                        "phone must begin with + and the country, such as +628123456789, but was '%s'"
                                .formatted(number));
            }
            return number;
        }

        private static Identity other(String text) {
            var parts = OTHER.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "identities must look like kind:value or kind@scope:value, but one was '%s'".formatted(text));
            }
            return new Identity(
                    parts.group(1),
                    parts.group(3),
                    Optional.ofNullable(parts.group(2)).orElse(""));
        }

        private static boolean truth(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default ->
                    throw new IllegalArgumentException("vip must be true or false, but was '%s'".formatted(text));
            };
        }
    }

    /** Those that mean nothing here. */
    static List<String> unknown(List<String> columns) {
        return columns.stream()
                .filter(column -> !COLUMNS.contains(column) && !column.startsWith(ATTRIBUTE))
                .toList();
    }

    static List<String> columns(List<String> attributes) {
        return Stream.concat(COLUMNS.stream(), attributes.stream().map(ATTRIBUTE::concat))
                .toList();
    }

    /** In the order of the columns. */
    static Map<String, String> cells(Contact contact, List<Identity> names, List<String> attributes) {
        var known = contact.particulars();
        var cells = new LinkedHashMap<String, String>();
        cells.put("id", contact.id().toString());
        cells.put("name", guarded(known.name().orElse("")));
        cells.put("vip", Boolean.toString(known.vip()));
        cells.put("owner", known.owner().map(AgentId::value).orElse(""));
        cells.put("organisation", guarded(known.organisation().orElse("")));
        cells.put("language", known.language().orElse(""));
        cells.put("notes", guarded(known.notes().orElse("")));
        cells.put("labels", known.labels().stream().map(Label::value).collect(joining("\n")));
        cells.put(EMAIL, values(names, ContactTable::isAddress));
        cells.put(PHONE, values(names, ContactTable::isNumber));
        cells.put(
                "identities",
                guarded(names.stream()
                        .filter(name -> !isAddress(name) && !isNumber(name))
                        .map(ContactTable::text)
                        .collect(joining("\n"))));
        attributes.forEach(
                key -> cells.put(ATTRIBUTE + key, guarded(known.attributes().getOrDefault(key, ""))));
        return cells;
    }

    private static String values(List<Identity> names, Predicate<Identity> wanted) {
        return guarded(names.stream().filter(wanted).map(Identity::value).collect(joining("\n")));
    }

    private static boolean isAddress(Identity name) {
        return name.kind().equals(EMAIL) && name.scope().isEmpty();
    }

    private static boolean isNumber(Identity name) {
        return name.kind().equals(PHONE) && NUMBER.matcher(name.value()).matches();
    }

    private static String text(Identity name) {
        var scope = name.scope().isEmpty() ? "" : "@" + name.scope();
        return name.kind() + scope + ":" + name.value();
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }
}
