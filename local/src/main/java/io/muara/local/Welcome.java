package io.muara.local;

/** What a newcomer sees when everything is up. */
final class Welcome {

    private Welcome() {}

    static String text(Addresses addresses, String apiKey) {
        return """

                Muara is up.

                  tickets (REST)     %1$s/api/v1/tickets
                  WhatsApp webhook   %2$s/webhooks/whatsapp/demo
                  other webhooks     %2$s/webhooks/<channel>/demo
                  replies as WhatsApp got them %3$s/sent, as the other providers did %9$s/sent
                  mail               support@muara.local   SMTP localhost:%4$d   IMAP localhost:%5$d
                  Kafka              localhost:%6$d
                  PostgreSQL         localhost:%7$d   user postgres, password postgres
                  API key            %8$s

                Try, in another terminal:

                  ./muara send whatsapp --from +628123456789 --text "Barang saya rusak, tolong diganti"
                  curl -s -H "Authorization: Bearer %8$s" %1$s/api/v1/tickets
                  ./muara demo

                Ctrl-C stops everything.""".formatted(
                        addresses.ticketUrl(),
                        addresses.chatUrl(),
                        addresses.graphUrl(),
                        addresses.smtp(),
                        addresses.imap(),
                        addresses.kafka(),
                        addresses.postgres(),
                        apiKey,
                        addresses.providersUrl());
    }
}
