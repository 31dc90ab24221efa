/**
 * Telegram bots. Start at {@link io.muara.chat.telegram.TelegramReading}, which says what each update means; what an update
 * looks like is in {@link io.muara.chat.telegram.TelegramUpdate}.
 */
@NullMarked
package io.muara.chat.telegram;

import org.jspecify.annotations.NullMarked;
