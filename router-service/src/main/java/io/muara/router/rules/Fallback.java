package io.muara.router.rules;

import io.muara.contracts.Category;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;

/** What holds where no rule said otherwise, so that no message is ever left without. */
record Fallback(Category category, Priority priority, TeamId team) {}
