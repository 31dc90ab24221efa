package io.muara.email.mailbox;

import io.muara.ingest.cluster.Stopping;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.jspecify.annotations.Nullable;

/**
 * One folder on an IMAP server, opened to look, and to change nothing but what configuration says. Speaks of mails by UID
 * alone and gives their bytes as the server has them: Angus's own message objects would put raw mail together anew.
 */
final class ImapFolder implements AutoCloseable {

    private final Store store;
    private final IMAPFolder folder;
    private final boolean idles;
    private final Done done;

    private ImapFolder(Store store, IMAPFolder folder, boolean idles, Done done) {
        this.store = store;
        this.folder = folder;
        this.idles = idles;
        this.done = done;
    }

    static ImapFolder open(Mailbox mailbox) throws MessagingException {
        var store = ImapConnection.open(mailbox);
        try {
            var done = new Done(mailbox.imap().done());
            var folder = (IMAPFolder) store.getFolder(mailbox.folder());
            folder.open(done.changesNothing() ? Folder.READ_ONLY : Folder.READ_WRITE);
            done.prepare(folder);
            return new ImapFolder(store, folder, knows(folder, "IDLE"), done);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Asked over the folder's own connection: the store would make a second one for this. */
    static boolean knows(IMAPFolder folder, String capability) throws MessagingException {
        return (Boolean) folder.doCommand(protocol -> protocol.hasCapability(capability));
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The UID that the next mail gets; 0 when the server does not say. */
    long nextUid() throws MessagingException {
        return Math.max(0, folder.getUIDNext());
    }

    /** In the order the server numbered them. */
    List<Long> uidsAfter(long last) throws MessagingException {
        // "n:*" always names the newest mail, also when it is older than n.
        return command("UID SEARCH UID %d:*".formatted(last + 1)).stream()
                .filter(response -> response instanceof IMAPResponse search && search.keyEquals("SEARCH"))
                .flatMap(response -> numbers((IMAPResponse) response).stream())
                .filter(uid -> uid > last)
                .distinct()
                .sorted()
                .toList();
    }

    /** Those that are still there, in the order of their UIDs. */
    List<Listed> list(Collection<Long> uids) throws MessagingException {
        return fetches("UID FETCH %s (UID RFC822.SIZE INTERNALDATE)", uids).stream()
                .map(fetched -> new Listed(uid(fetched), size(fetched), arrivedAt(fetched)))
                .filter(listed -> uids.contains(listed.uid()))
                .sorted(Comparator.comparingLong(Listed::uid))
                .toList();
    }

    /** The raw mails by UID; one that the server does not give, or gives as nothing at all, is absent. */
    Map<Long, byte[]> fetch(Collection<Long> uids) throws MessagingException {
        // PEEK: a plain BODY would mark them as seen before we have them safe, and for the people who also look in.
        var raw = new HashMap<Long, byte[]>();
        for (var fetched : fetches("UID FETCH %s (UID BODY.PEEK[])", uids)) {
            body(fetched).ifPresent(bytes -> raw.putIfAbsent(uid(fetched), bytes));
        }
        return raw;
    }

    /** What is to be done with mails that Kafka has acknowledged. What cannot be done is told of and left undone. */
    void done(Collection<Long> uids) {
        done.to(folder, set(uids));
    }

    /** Waits for mail: until the server tells of some where it can, and never longer than the pause. */
    void await(Duration pause, Stopping stopping) throws MessagingException {
        if (!idles) {
            stopping.within(pause);
            return;
        }
        var told = new CountDownLatch(1);
        Thread.ofVirtual().name("imap-poll").start(() -> endIdling(told, pause));
        try {
            folder.idle(true);
        } finally {
            told.countDown();
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException _) {
            // The server has hung up before us.
        }
    }

    /** Any command makes Angus end IDLE first. */
    private void endIdling(CountDownLatch told, Duration pause) {
        try {
            if (!told.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                command("NOOP");
            }
        } catch (MessagingException | RuntimeException _) {
            // Whoever waits in IDLE sees that the connection is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<FetchResponse> fetches(String command, Collection<Long> uids) throws MessagingException {
        return command(command.formatted(set(uids))).stream()
                // Word of another client's changes may come in between, without the items that were asked for.
                .filter(response -> response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null)
                .map(FetchResponse.class::cast)
                .toList();
    }

    private static String set(Collection<Long> uids) {
        return UIDSet.toString(UIDSet.createUIDSets(
                uids.stream().mapToLong(Long::longValue).sorted().toArray()));
    }

    private List<Response> command(String command) throws MessagingException {
        return List.of((Response[]) folder.doCommand(protocol -> answer(protocol, command, null)));
    }

    static Response[] answer(IMAPProtocol protocol, String command, @Nullable Argument arguments)
            throws ProtocolException {
        var responses = protocol.command(command, arguments);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return Arrays.stream(responses).filter(response -> response != null).toArray(Response[]::new);
    }

    private static List<Long> numbers(IMAPResponse search) {
        var numbers = new ArrayList<Long>();
        for (var number = search.readLong(); number != -1; number = search.readLong()) {
            numbers.add(number);
        }
        return numbers;
    }

    private static long uid(FetchResponse fetched) {
        return fetched.getItem(UID.class).uid;
    }

    private static long size(FetchResponse fetched) {
        var size = fetched.getItem(RFC822SIZE.class);
        return size == null ? 0 : size.size;
    }

    private static Optional<Instant> arrivedAt(FetchResponse fetched) {
        return Optional.ofNullable(fetched.getItem(INTERNALDATE.class))
                .flatMap(item -> Optional.ofNullable(item.getDate()))
                .map(Date::toInstant);
    }

    private static Optional<byte[]> body(FetchResponse fetched) {
        return Optional.ofNullable(fetched.getItem(BODY.class))
                .flatMap(item -> Optional.ofNullable(item.getByteArrayInputStream()))
                .map(ByteArrayInputStream::readAllBytes)
                .filter(raw -> raw.length > 0);
    }

    /** A mail in the folder, not yet fetched. */
    record Listed(long uid, long size, Optional<Instant> arrivedAt) {}
}
