/**
 * Raw mail to what it says: {@link io.muara.email.reading.MailReading} is the way in, and it never throws. mime4j splits
 * the mail into parts; decoding headers, charsets and transfer encodings is done here, because real mail breaks the rules
 * in ways that a parser of the standard refuses. Knows nothing of accounts, stores or Kafka.
 */
@NullMarked
package io.muara.email.reading;

import org.jspecify.annotations.NullMarked;
