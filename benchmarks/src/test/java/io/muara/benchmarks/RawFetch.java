package io.muara.benchmarks;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/** The least that could be called reading a mailbox: Angus fetches the raw mails, many with one command, and forgets them. */
final class RawFetch {

    private static final int TOGETHER = 500;

    private RawFetch() {}

    /** @param arguments IMAP port, login, password */
    public static void main(String[] arguments) throws Exception {
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        while (requests.readLine() != null) {
            System.out.println("took " + fetched(Integer.parseInt(arguments[0]), arguments[1], arguments[2]));
        }
        System.exit(0);
    }

    private static long fetched(int port, String login, String password) throws MessagingException {
        var start = System.nanoTime();
        try (var store = new IMAPStore(Session.getInstance(new Properties()), null)) {
            store.connect("localhost", port, login, password);
            try (var folder = (IMAPFolder) store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                var count = folder.getMessageCount();
                for (var first = 1; first <= count; first += TOGETHER) {
                    fetch(folder, first, Math.min(count, first + TOGETHER - 1));
                }
            }
        }
        return System.nanoTime() - start;
    }

    private static void fetch(IMAPFolder folder, int first, int last) throws MessagingException {
        var fetched = (Integer) folder.doCommand(protocol -> {
            var responses = protocol.command("FETCH %d:%d (UID BODY.PEEK[])".formatted(first, last), null);
            protocol.handleResult(responses[responses.length - 1]);
            var bodies = 0;
            for (var response : responses) {
                bodies += response instanceof FetchResponse ? 1 : 0;
            }
            return bodies;
        });
        if (fetched != last - first + 1) {
            throw new IllegalStateException("%d of %d mails were fetched".formatted(fetched, last - first + 1));
        }
    }
}
