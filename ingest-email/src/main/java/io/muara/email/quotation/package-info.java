/**
 * Tells what the author of a mail wrote this time from what they quote and sign with: {@link
 * io.muara.email.quotation.WrittenText} is the way in. Nothing is destroyed here; the whole text stays beside it.
 */
@NullMarked
package io.muara.email.quotation;

import org.jspecify.annotations.NullMarked;
