/**
 * Facebook pages: Messenger, and comments below the page's posts. What a message is stands in {@code io.muara.chat.meta};
 * here is what only pages have: {@link io.muara.chat.messenger.MessengerFeed}.
 */
@NullMarked
package io.muara.chat.messenger;

import org.jspecify.annotations.NullMarked;
