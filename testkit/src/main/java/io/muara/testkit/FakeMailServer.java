package io.muara.testkit;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mail server with real SMTP and IMAP. Takes mail for any address; addresses that are no users get a mailbox when the
 * first mail comes, and what stands behind a plus in the address of a user does not matter (RFC 5233). Its mails lie in a folder from stop to start, and as with a mailbox restored from a backup their
 * numbering (UIDVALIDITY) is a new one. Not for use by several threads at once.
 */
public final class FakeMailServer implements AutoCloseable {

    private final Path folder;
    private final int smtpPort;
    private final int imapPort;
    private final Map<String, String> users;
    private @Nullable GreenMail server;

    private FakeMailServer(Path folder, int smtpPort, int imapPort, Map<String, String> users) {
        this.folder = folder;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.users = Map.copyOf(users);
    }

    /**
     * Starts a server, or starts one again on the mails that lie in the folder.
     *
     * @param users passwords by address; the address is also the login
     */
    public static FakeMailServer start(Path folder, int smtpPort, int imapPort, Map<String, String> users) {
        var server = new FakeMailServer(folder, smtpPort, imapPort, users);
        server.resume();
        return server;
    }

    public static FakeMailServer startTemporary(Map<String, String> users) {
        try {
            return start(Files.createTempDirectory("muara-mail"), Ports.free(), Ports.free(), users);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for mail", e);
        }
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int imapPort() {
        return imapPort;
    }

    /** Puts a raw mail into a mailbox without the detour over SMTP. */
    public void deliver(String address, byte[] raw) {
        deliver(address, message(raw), Clock.systemUTC().instant());
    }

    /** What lies in a mailbox, the oldest first; nothing when there is no such mailbox. */
    public List<MimeMessage> received(String address) {
        var user = running().getUserManager().getUserByEmail(address);
        return user == null
                ? List.of()
                : inbox(user).getMessages().stream()
                        .map(StoredMessage::getMimeMessage)
                        .toList();
    }

    /** Stops the server; its mails are kept. */
    public void pause() {
        if (server == null) {
            return;
        }
        // Nothing more is taken while mails are saved; a server that has stopped has forgotten them.
        server.getSmtp().stopService();
        save(server);
        server.stop();
        server = null;
    }

    /** Starts the server again on the same ports and mails. */
    public void resume() {
        if (server != null) {
            return;
        }
        var starting = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "localhost", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "localhost", ServerSetup.PROTOCOL_IMAP)
        });
        users.forEach((address, password) -> starting.setUser(address, address, password));
        starting.getUserManager().setMessageDeliveryHandler((mail, address) -> user(starting, address.getEmail()));
        server = starting;
        load();
        starting.start();
    }

    @Override
    public void close() {
        pause();
    }

    private GreenMail running() {
        if (server == null) {
            throw new IllegalStateException("the mail server is not running");
        }
        return server;
    }

    private GreenMailUser user(GreenMail server, String address) {
        var at = address.lastIndexOf('@');
        var plus = address.indexOf('+');
        var plain = plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
        var mailbox = users.containsKey(plain) ? plain : address;
        var known = server.getUserManager().getUserByEmail(mailbox);
        return known == null ? server.setUser(mailbox, mailbox, mailbox) : known;
    }

    private void deliver(String address, MimeMessage mail, Instant arrivedAt) {
        inbox(user(running(), address)).appendMessage(mail, new Flags(), Date.from(arrivedAt));
    }

    private MailFolder inbox(GreenMailUser user) {
        try {
            return running().getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException("no mailbox of %s".formatted(user.getEmail()), e);
        }
    }

    private void save(GreenMail stopping) {
        try {
            for (var user : stopping.getUserManager().listUser()) {
                var mailbox = folder.resolve(user.getEmail());
                forget(mailbox);
                Files.createDirectories(mailbox);
                for (var mail : inbox(user).getMessages()) {
                    save(mail, mailbox.resolve("%08d.eml".formatted(mail.getUid())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mails could not be kept in %s".formatted(folder), e);
        }
    }

    private static void save(StoredMessage mail, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            mail.getMimeMessage().writeTo(out);
        } catch (MessagingException e) {
            throw new IOException("mail %d cannot be written".formatted(mail.getUid()), e);
        }
        Files.setLastModifiedTime(
                file, FileTime.from(mail.getAttributes().getReceivedDate().toInstant()));
    }

    private void load() {
        try {
            Files.createDirectories(folder);
            for (var mailbox : list(folder)) {
                for (var file : list(mailbox)) {
                    var arrivedAt = Files.getLastModifiedTime(file).toInstant();
                    deliver(String.valueOf(mailbox.getFileName()), message(Files.readAllBytes(file)), arrivedAt);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mails could not be read from %s".formatted(folder), e);
        }
    }

    private static void forget(Path mailbox) throws IOException {
        if (Files.isDirectory(mailbox)) {
            for (var file : list(mailbox)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    private static MimeMessage message(byte[] raw) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("the bytes are no mail", e);
        }
    }
}
