/** Who may call our API: whoever has the admin key. Start at {@link Gate}. */
@NullMarked
package io.muara.router.access;

import org.jspecify.annotations.NullMarked;
