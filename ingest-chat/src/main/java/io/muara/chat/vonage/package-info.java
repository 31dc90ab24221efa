/**
 * Vonage: SMS by its SMS API, and SMS, MMS, WhatsApp, Messenger, Viber and RCS by its Messages API. Start at
 * {@link io.muara.chat.vonage.VonageReading}, which tells the two apart; {@link io.muara.chat.vonage.VonageSignature} and
 * {@link io.muara.chat.vonage.VonageToken} hold the rules of their proofs.
 */
@NullMarked
package io.muara.chat.vonage;

import org.jspecify.annotations.NullMarked;
