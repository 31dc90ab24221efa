package io.muara.chat.twilio;

import io.muara.ingest.Acknowledgement;

/** What a caller hears while nobody can pick up: a voicemail whose recording and transcript become a ticket. */
final class TwilioVoicemail {

    private static final String XML = "text/xml";

    static final Acknowledgement NOTHING = new Acknowledgement(XML, "<Response/>");

    private static final String DEFAULT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Say language="id-ID">Terima kasih sudah menelepon. Silakan tinggalkan pesan setelah nada.</Say>
              <Say language="en-US">Thank you for calling. Please leave a message after the tone.</Say>
              <Record maxLength="180" transcribe="true" transcribeCallback="%1$s" recordingStatusCallback="%1$s" recordingStatusCallbackEvent="completed absent"/>
            </Response>
            """;

    private TwilioVoicemail() {}

    static Acknowledgement answer(TwilioAccounts.Known known) {
        var address = known.url().toString().replace("&", "&amp;");
        return new Acknowledgement(XML, known.account().voiceAnswer().orElseGet(() -> DEFAULT.formatted(address)));
    }
}
