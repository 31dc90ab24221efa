/** Fixtures that read as English, and the tests of the service as a whole. */
@NullMarked
package io.muara.ticket;

import org.jspecify.annotations.NullMarked;
