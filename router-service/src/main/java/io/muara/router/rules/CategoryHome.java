package io.muara.router.rules;

import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import java.util.Optional;

/** Who answers a category, and how soon, when its rules name neither. */
record CategoryHome(Optional<TeamId> team, Optional<Priority> priority) {}
