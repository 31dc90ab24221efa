/**
 * Chat, SMS, social, phone and letters: one folder per provider, the same files in each. Here lies only what is not any
 * provider's: {@link io.muara.chat.Normalize}, which shows what an adapter makes of a payload.
 */
@NullMarked
package io.muara.chat;

import org.jspecify.annotations.NullMarked;
