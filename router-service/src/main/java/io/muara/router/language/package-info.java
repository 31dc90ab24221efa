/**
 * Tells in which language a text is. Start at {@link Languages}; how its table of letters was made stands in docs/adr/0012, and
 * {@code words.txt} beside it is meant to be edited.
 */
@NullMarked
package io.muara.router.language;

import org.jspecify.annotations.NullMarked;
