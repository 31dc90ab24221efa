/** What all of Meta's channels share: how a webhook is proven, and how it shakes hands. */
@NullMarked
package io.muara.chat.meta;

import org.jspecify.annotations.NullMarked;
