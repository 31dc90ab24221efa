package io.muara.ticket.assignment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.AgentId;
import io.muara.contracts.ChannelId;
import io.muara.contracts.ContactId;
import io.muara.contracts.Label;
import io.muara.contracts.TeamId;
import io.muara.ticket.assignment.AssignmentPolicy.Fairness;
import io.muara.ticket.assignment.AssignmentPolicy.Offering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final TeamId TEAM = new TeamId("technical");
    private static final ChannelId EMAIL = new ChannelId("email");
    private static final ChannelId WHATSAPP = new ChannelId("whatsapp");
    private static final Label ENGLISH = new Label("english");
    private static final ContactId CONTACT = new ContactId(new UUID(1, 1));
    private static final int MANY = 1_000;

    @Test
    void tickets_go_round_in_the_order_of_ids_from_where_it_stood() {
        var round =
                among(policy(Strategy.ROUND_ROBIN), Optional.of("budi"), agent("ani"), agent("budi"), agent("citra"));

        assertThat(given(round, 5)).containsExactly("citra", "ani", "budi", "citra", "ani");
        assertThat(turn(round).last()).contains(new AgentId("ani"));
    }

    @Test
    void who_has_the_fewest_gets_the_next() {
        var least = among(
                policy(Strategy.LEAST_LOADED),
                Optional.empty(),
                holding("ani", 4),
                holding("budi", 1),
                holding("citra", 2));

        assertThat(given(least, 7)).containsExactly("budi", "citra", "budi", "citra", "budi", "citra", "ani");
    }

    @Test
    void the_largest_share_of_capacity_counts_and_not_the_number_of_tickets() {
        var most = among(
                policy(Strategy.MOST_SPARE_CAPACITY),
                Optional.empty(),
                candidate(able("ani", 4), 1),
                candidate(able("budi", 20), 10),
                candidate(able("citra", 0), 0));

        // 75 % against 50 %, then 50 % each with fewer tickets first, then 25 % against 50 %.
        assertThat(given(most, 3)).containsExactly("ani", "ani", "budi");
    }

    @Test
    void nobody_is_chosen_where_people_take_tickets_themselves() {
        assertThat(given(among(policy(Strategy.MANUAL), Optional.empty(), agent("ani")), 1))
                .containsExactly("-");
    }

    @Test
    void owner_and_last_agent_come_first_in_the_order_of_the_policy_if_they_can() {
        var known = new Familiar(Optional.of(new AgentId("budi")), Optional.of(new AgentId("citra")));
        var ownerFirst = policy(Strategy.ROUND_ROBIN, Preference.OWNER, Preference.LAST_AGENT);
        var lastFirst = policy(Strategy.ROUND_ROBIN, Preference.LAST_AGENT, Preference.OWNER);

        assertThat(who(knowing(known, ownerFirst, agent("ani"), agent("budi"), agent("citra"))
                        .next(work())))
                .isEqualTo("budi");
        assertThat(who(knowing(known, lastFirst, agent("ani"), agent("budi"), agent("citra"))
                        .next(work())))
                .isEqualTo("citra");
        assertThat(who(knowing(known, ownerFirst, agent("ani"), gone("budi"), agent("citra"))
                        .next(work())))
                .isEqualTo("citra");
        assertThat(who(knowing(known, ownerFirst, agent("ani"), gone("budi"), gone("citra"))
                        .next(work())))
                .isEqualTo("ani");
    }

    @Test
    void a_rule_has_its_way_even_with_who_is_gone_but_not_with_who_is_full() {
        var named = work(Optional.of("budi"), Set.of(), Set.of(), NOW);

        assertThat(among(policy(Strategy.ROUND_ROBIN), Optional.empty(), agent("ani"), gone("budi"))
                        .first(named))
                .isEqualTo(new Decision.Named(new AgentId("budi")));
        assertThat(who(among(
                                policy(Strategy.ROUND_ROBIN),
                                Optional.empty(),
                                agent("ani"),
                                candidate(able("budi", 1), 1))
                        .first(named)))
                .isEqualTo("ani");
    }

    @Test
    void what_is_new_waits_behind_what_waits_already() {
        var queued = new Distribution(
                List.of(agent("ani")),
                List.of(new Turn(TEAM, policy(Strategy.ROUND_ROBIN), Optional.empty(), 0, true)),
                Map.of(),
                NOW);

        assertThat(who(queued.first(work()))).isEqualTo("-");
        assertThat(who(queued.next(work()))).isEqualTo("ani");
    }

    @Test
    void skills_are_asked_for_until_the_ticket_has_waited_long_enough() {
        var policy = new AssignmentPolicy(
                Strategy.ROUND_ROBIN,
                List.of(),
                Set.of(ENGLISH),
                Optional.of(Duration.ofMinutes(10)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var english = work(Optional.empty(), Set.of(ENGLISH), Set.of(), NOW.minusSeconds(599));
        var waited = work(Optional.empty(), Set.of(ENGLISH), Set.of(), NOW.minusSeconds(600));
        var other = work(Optional.empty(), Set.of(new Label("vip")), Set.of(), NOW);

        assertThat(who(among(policy, Optional.empty(), agent("ani")).next(english)))
                .isEqualTo("-");
        assertThat(who(among(policy, Optional.empty(), agent("ani")).next(waited)))
                .isEqualTo("ani");
        assertThat(who(among(policy, Optional.empty(), agent("ani")).next(other)))
                .isEqualTo("ani");
        assertThat(who(among(policy, Optional.empty(), agent("ani"), skilled("budi"))
                        .next(english)))
                .isEqualTo("budi");
    }

    @Test
    void with_offers_the_agent_is_asked() {
        var policy = new AssignmentPolicy(
                Strategy.ROUND_ROBIN,
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.of(new Offering(Duration.ofSeconds(30), Duration.ofMinutes(5))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(among(policy, Optional.empty(), agent("ani")).next(work()))
                .isEqualTo(new Decision.Offered(new AgentId("ani"), Duration.ofSeconds(30), "round_robin"));
    }

    @Test
    void every_obstacle_is_told() {
        var policy = new AssignmentPolicy(
                Strategy.ROUND_ROBIN,
                List.of(),
                Set.of(ENGLISH),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Fairness(3, Duration.ofHours(1))),
                Optional.empty());
        var hadTheirs = skilledAgent("hana");
        var perChannel = skilledAgent("gita");
        perChannel.take(new Capacity(Optional.empty(), Map.of(EMAIL, 1)));
        var all = among(
                policy,
                Optional.empty(),
                skilled("ani"),
                gone("budi"),
                new Candidate(
                        new Agent(new AgentId("citra"), "C", List.of(TEAM), Presence.AWAY, NOW), Map.of(), Map.of()),
                skilled("dewi"),
                agent("eko"),
                candidate(full(skilledAgent("fajar")), 1),
                new Candidate(perChannel, Map.of(EMAIL, 1), Map.of()),
                new Candidate(hadTheirs, Map.of(), Map.of(TEAM, 3)));

        assertThat(all.verdicts(work(Optional.empty(), Set.of(ENGLISH), Set.of("dewi"), NOW)).stream()
                        .map(verdict -> verdict.agent().id() + " "
                                + verdict.obstacle().map(Enum::name).orElse("-")))
                .containsExactly(
                        "ani -",
                        "budi OFFLINE",
                        "citra AWAY",
                        "dewi DECLINED",
                        "eko LACKS_SKILL",
                        "fajar FULL",
                        "gita FULL_ON_CHANNEL",
                        "hana HAD_THEIR_SHARE");
    }

    /** Whatever the agents, the limits and the tickets: nobody gets too much, and nothing waits that somebody could take. */
    @Test
    void nobody_is_ever_given_more_than_they_can_take_and_nothing_waits_without_a_reason() {
        for (var seed = 0; seed < MANY; seed++) {
            var random = new Random(seed);
            var agents = agents(random);
            var policy = policy(random);
            var distribution = new Distribution(
                    agents.stream()
                            .map(agent -> new Candidate(agent, Map.of(), Map.of()))
                            .toList(),
                    List.of(new Turn(TEAM, policy, Optional.empty(), 0, false)),
                    Map.of(),
                    NOW);
            var held = new HashMap<String, Integer>();
            for (var i = 0; i < 40; i++) {
                var work = work(random);
                var who = who(distribution.next(work));
                if (who.equals("-")) {
                    assertThat(agents)
                            .as("seed %d: somebody could have taken %s", seed, work)
                            .noneMatch(agent -> canTake(agent, work, policy, held));
                } else {
                    var agent = agents.stream()
                            .filter(it -> it.id.equals(who))
                            .findFirst()
                            .orElseThrow();
                    assertThat(canTake(agent, work, policy, held))
                            .as("seed %d: %s cannot take %s", seed, who, work)
                            .isTrue();
                    held.merge(who, 1, Integer::sum);
                    held.merge(who + "/" + work.channel(), 1, Integer::sum);
                }
            }
        }
    }

    @Test
    void those_who_can_take_all_get_the_same_number_whatever_the_strategy() {
        for (var strategy : List.of(Strategy.ROUND_ROBIN, Strategy.LEAST_LOADED, Strategy.MOST_SPARE_CAPACITY)) {
            for (var seed = 0; seed < 200; seed++) {
                var random = new Random(seed);
                var names = IntStream.range(0, 1 + random.nextInt(9))
                        .mapToObj(i -> "a" + i)
                        .toList();
                var all = among(
                        policy(strategy),
                        Optional.empty(),
                        names.stream().map(name -> candidate(able(name, 50), 0)).toArray(Candidate[]::new));

                var counts = given(all, random.nextInt(100)).stream().collect(groupingBy(identity(), counting()));

                var most = names.stream()
                        .mapToLong(name -> counts.getOrDefault(name, 0L))
                        .max()
                        .orElse(0);
                var least = names.stream()
                        .mapToLong(name -> counts.getOrDefault(name, 0L))
                        .min()
                        .orElse(0);
                assertThat(most - least)
                        .as("%s, seed %d: %s", strategy, seed, counts)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    /** The rules once more, written down without the code under test. */
    private static boolean canTake(Agent agent, Work work, AssignmentPolicy policy, Map<String, Integer> held) {
        var total = held.getOrDefault(agent.id, 0);
        var ofChannel = held.getOrDefault(agent.id + "/" + work.channel(), 0);
        return agent.presence() == Presence.ONLINE
                && agent.capacity().total().map(limit -> total < limit).orElse(true)
                && ofChannel < agent.capacity().perChannel().getOrDefault(work.channel(), Integer.MAX_VALUE)
                && (!work.labels().contains(ENGLISH)
                        || !policy.skills().contains(ENGLISH)
                        || agent.skills().contains(ENGLISH))
                && policy.fair().map(fair -> total < fair.most()).orElse(true)
                && !work.declined().contains(agent.id());
    }

    private static List<Agent> agents(Random random) {
        var agents = new ArrayList<Agent>();
        for (var i = 0; i < random.nextInt(6); i++) {
            var presence = any(random, Presence.ONLINE, Presence.ONLINE, Presence.AWAY, Presence.OFFLINE);
            var agent = new Agent(new AgentId("a" + i), "A", List.of(TEAM), presence, NOW);
            agent.take(new Capacity(
                    random.nextBoolean() ? Optional.of(random.nextInt(8)) : Optional.empty(),
                    random.nextBoolean() ? Map.of(WHATSAPP, random.nextInt(4)) : Map.of()));
            if (random.nextBoolean()) {
                agent.learn(Set.of(ENGLISH));
            }
            agents.add(agent);
        }
        return agents;
    }

    private static AssignmentPolicy policy(Random random) {
        return new AssignmentPolicy(
                any(random, Strategy.ROUND_ROBIN, Strategy.LEAST_LOADED, Strategy.MOST_SPARE_CAPACITY),
                List.of(),
                random.nextBoolean() ? Set.of(ENGLISH) : Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                random.nextBoolean()
                        ? Optional.of(new Fairness(1 + random.nextInt(6), Duration.ofHours(1)))
                        : Optional.empty(),
                Optional.empty());
    }

    private static Work work(Random random) {
        return new Work(
                TEAM,
                random.nextBoolean() ? EMAIL : WHATSAPP,
                random.nextBoolean() ? Set.of(ENGLISH) : Set.of(),
                Optional.empty(),
                Optional.empty(),
                random.nextInt(4) == 0 ? Set.of(new AgentId("a" + random.nextInt(5))) : Set.of(),
                NOW);
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static AssignmentPolicy policy(Strategy strategy, Preference... prefer) {
        return new AssignmentPolicy(
                strategy,
                List.of(prefer),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Distribution among(AssignmentPolicy policy, Optional<String> last, Candidate... agents) {
        return new Distribution(
                List.of(agents), List.of(new Turn(TEAM, policy, last.map(AgentId::new), 0, false)), Map.of(), NOW);
    }

    private static Distribution knowing(Familiar known, AssignmentPolicy policy, Candidate... agents) {
        return new Distribution(
                List.of(agents),
                List.of(new Turn(TEAM, policy, Optional.empty(), 0, false)),
                Map.of(CONTACT, known),
                NOW);
    }

    private static Candidate agent(String id) {
        return candidate(new Agent(new AgentId(id), id, List.of(TEAM), Presence.ONLINE, NOW), 0);
    }

    private static Candidate holding(String id, int tickets) {
        return candidate(new Agent(new AgentId(id), id, List.of(TEAM), Presence.ONLINE, NOW), tickets);
    }

    private static Candidate gone(String id) {
        return candidate(new Agent(new AgentId(id), id, List.of(TEAM), Presence.OFFLINE, NOW), 0);
    }

    private static Candidate skilled(String id) {
        return candidate(skilledAgent(id), 0);
    }

    private static Agent skilledAgent(String id) {
        var agent = new Agent(new AgentId(id), id, List.of(TEAM), Presence.ONLINE, NOW);
        agent.learn(Set.of(ENGLISH));
        return agent;
    }

    private static Agent able(String id, int capacity) {
        var agent = new Agent(new AgentId(id), id, List.of(TEAM), Presence.ONLINE, NOW);
        agent.take(new Capacity(Optional.of(capacity), Map.of()));
        return agent;
    }

    private static Agent full(Agent agent) {
        agent.take(new Capacity(Optional.of(1), Map.of()));
        return agent;
    }

    private static Candidate candidate(Agent agent, int tickets) {
        return new Candidate(agent, tickets == 0 ? Map.of() : Map.of(EMAIL, tickets), Map.of());
    }

    private static Work work() {
        return work(Optional.empty(), Set.of(), Set.of(), NOW);
    }

    private static Work work(Optional<String> named, Set<Label> labels, Set<String> declined, Instant since) {
        return new Work(
                TEAM,
                EMAIL,
                labels,
                Optional.of(CONTACT),
                named.map(AgentId::new),
                Set.copyOf(declined.stream().map(AgentId::new).toList()),
                since);
    }

    private static List<String> given(Distribution distribution, int tickets) {
        return Stream.generate(() -> who(distribution.next(work())))
                .limit(tickets)
                .toList();
    }

    private static Turn turn(Distribution distribution) {
        return distribution.turns().iterator().next();
    }

    private static String who(Decision decision) {
        return switch (decision) {
            case Decision.Named(var agent) -> agent.value();
            case Decision.Given(var agent, var _) -> agent.value();
            case Decision.Offered(var agent, var _, var _) -> agent.value();
            case Decision.Nobody() -> "-";
        };
    }
}
