/** What we say by mail: how a reply becomes one, and how it is handed to the server that sends it. */
@NullMarked
package io.muara.email.outbound;

import org.jspecify.annotations.NullMarked;
