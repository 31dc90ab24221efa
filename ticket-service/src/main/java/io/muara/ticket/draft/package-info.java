/**
 * What agents have begun to write and not sent. Start at {@link io.muara.ticket.draft.Drafts}. A draft is nobody's business but its
 * author's: no event tells of it.
 */
@NullMarked
package io.muara.ticket.draft;

import org.jspecify.annotations.NullMarked;
