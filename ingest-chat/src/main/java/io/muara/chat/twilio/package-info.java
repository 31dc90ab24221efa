/**
 * Twilio: SMS, MMS, WhatsApp and phone calls. Start at {@link io.muara.chat.twilio.TwilioReading}, which tells messages,
 * status callbacks and calls apart; {@link io.muara.chat.twilio.TwilioSignature} holds the rules of the proof.
 */
@NullMarked
package io.muara.chat.twilio;

import org.jspecify.annotations.NullMarked;
