/** How services know who calls their APIs. Start at {@link BearerSecret}; what a key opens is each service's own. */
@NullMarked
package io.muara.contracts.access;

import org.jspecify.annotations.NullMarked;
