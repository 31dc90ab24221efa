/**
 * WhatsApp Business Cloud API. Start at {@link io.muara.chat.whatsapp.WhatsappReading}, which says what each of Meta's
 * elements means; what they look like is in {@link io.muara.chat.whatsapp.WhatsappNotification}.
 */
@NullMarked
package io.muara.chat.whatsapp;

import org.jspecify.annotations.NullMarked;
