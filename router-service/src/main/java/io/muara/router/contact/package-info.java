/**
 * What is known about who writes, as far as rules may ask for it: {@link io.muara.router.contact.Contacts}. It follows
 * {@code muara.contacts.v1} on the partitions whose messages we route, and lags behind it a little.
 */
@NullMarked
package io.muara.router.contact;

import org.jspecify.annotations.NullMarked;
