/** What people may ask about routing, over HTTP. Who may ask is not here, see {@code io.muara.router.access}. */
@NullMarked
package io.muara.router.api;

import org.jspecify.annotations.NullMarked;
