package io.muara.ticket.sla;

import static io.muara.ticket.sla.PolicySection.given;
import static java.util.stream.Collectors.toCollection;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Label;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import io.muara.contracts.written.Place;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads which tickets a policy is for. */
final class SelectionSection {

    private static final Set<String> KEYS = Set.of("priority", "channel", "team", "category", "labels", "contact");
    private static final Set<String> CONTACT = Set.of("vip", "organisation", "labels");

    private SelectionSection() {}

    static Selection read(Place place) {
        var fields = place.fields(KEYS);
        var contact = given(fields, "contact").map(it -> it.fields(CONTACT)).orElse(Map.of());
        if (fields.isEmpty() || (fields.containsKey("contact") && contact.isEmpty())) {
            place.wrong(
                    "nothing is asked here; the policy for everything that no other is for is named by 'default', beside 'policies'");
        }
        return new Selection(
                any(fields, "priority", text -> Priority.of(text).id()),
                any(fields, "channel", text -> new ChannelId(text).value()),
                any(fields, "team", text -> new TeamId(text).value()),
                any(fields, "category", text -> new Category(text).value()),
                any(fields, "labels", text -> new Label(text).value()),
                given(contact, "vip").flatMap(Place::yesOrNo),
                any(contact, "organisation", Selection::folded),
                any(contact, "labels", text -> new Label(text).value()));
    }

    private static Set<String> any(Map<String, Place> fields, String key, Function<String, String> check) {
        return Optional.ofNullable(fields.get(key)).stream()
                .flatMap(place -> place.items().stream())
                .flatMap(item -> item.as(check).stream())
                .collect(toCollection(TreeSet::new));
    }
}
