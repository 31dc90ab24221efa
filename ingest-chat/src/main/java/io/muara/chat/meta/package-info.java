/**
 * What all of Meta's channels share: how a webhook is proven and shakes hands, and, for Messenger and Instagram, what an entry
 * holds ({@link io.muara.chat.meta.MetaReading}) and how it is answered ({@link io.muara.chat.meta.SendApi}).
 */
@NullMarked
package io.muara.chat.meta;

import org.jspecify.annotations.NullMarked;
