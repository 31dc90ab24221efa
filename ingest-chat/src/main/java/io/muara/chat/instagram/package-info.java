/**
 * Instagram: direct messages, comments and mentions. What a message is stands in {@code io.muara.chat.meta}; here is what only
 * Instagram has: {@link io.muara.chat.instagram.InstagramComments}.
 */
@NullMarked
package io.muara.chat.instagram;

import org.jspecify.annotations.NullMarked;
