/**
 * Which tickets somebody means: by what is known of them ({@link io.muara.ticket.search.Filter}), and by what was said on them
 * ({@link io.muara.ticket.search.Search}). PostgreSQL keeps the words of every ticket up to date by itself, see V8__search.sql.
 */
@NullMarked
package io.muara.ticket.search;

import org.jspecify.annotations.NullMarked;
