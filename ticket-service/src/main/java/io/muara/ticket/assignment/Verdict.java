package io.muara.ticket.assignment;

import java.util.Optional;

/**
 * What there is to say of an agent of a ticket's team.
 *
 * @param load how many tickets they have that count
 * @param obstacle why they cannot be given it; absent when they can
 */
public record Verdict(Agent agent, int load, Optional<Obstacle> obstacle) {}
