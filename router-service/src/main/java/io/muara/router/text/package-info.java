/**
 * Recognises words in what people write, in Indonesian and English, however they bend or shorten them. Start at
 * {@link Lexicon}. What a found word means is not here, see {@code io.muara.router.rules}.
 */
@NullMarked
package io.muara.router.text;

import org.jspecify.annotations.NullMarked;
