package io.muara.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real IMAP server in a child process: Debian's {@code dovecot-imapd}, on a port and a folder of its own and without any
 * privilege. It has what GreenMail lacks (CONDSTORE, a speed worth measuring) and numbers mails as servers in production do.
 * Ends with this process. Not for use by several threads at once.
 */
public final class Dovecot implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final String ROOT = "root";
    /** Whom it runs as when we are root, which it refuses to be: a user that Debian always has. */
    private static final String UNPRIVILEGED = "mail";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Path folder;
    private final int port;
    private final String user;
    private final UserPrincipal owner;
    private @Nullable Process process;

    private Dovecot(Path folder, int port, String user) throws IOException {
        this.folder = folder;
        this.port = port;
        this.user = user;
        this.owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    }

    /** Whether it can be started on this machine. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param users passwords by login */
    public static Dovecot startTemporary(Map<String, String> users) {
        return startTemporary(users, Optional.empty());
    }

    /** @param capabilities all that it says that it can do, so that it looks like a server that can do less */
    public static Dovecot startTemporary(Map<String, String> users, String capabilities) {
        return startTemporary(users, Optional.empty(), "imap_capability = " + capabilities);
    }

    /**
     * @param users passwords by login
     * @param introspection who says whether the access token is good that it is called with. With it XOAUTH2 is offered beside
     *     passwords
     */
    public static Dovecot startTemporary(Map<String, String> users, Optional<URI> introspection) {
        return startTemporary(users, introspection, "");
    }

    private static Dovecot startTemporary(Map<String, String> users, Optional<URI> introspection, String settings) {
        try {
            var self = System.getProperty("user.name");
            var dovecot = new Dovecot(
                    Files.createTempDirectory("muara-dovecot"), Ports.free(), self.equals(ROOT) ? UNPRIVILEGED : self);
            dovecot.prepare(users, introspection, settings);
            dovecot.resume();
            Runtime.getRuntime().addShutdownHook(new Thread(dovecot::pause));
            return dovecot;
        } catch (IOException e) {
            throw new UncheckedIOException("Dovecot does not start", e);
        }
    }

    public int imapPort() {
        return port;
    }

    /** Puts a raw mail into the inbox, as a mail server on the same machine would. */
    public void deliver(String login, byte[] raw) {
        inbox(login).add(raw);
    }

    /** Puts a raw mail into another folder, which comes to be with its first mail. */
    public void deliver(String login, String mailFolder, byte[] raw) {
        var maildir = folder(login, mailFolder);
        try {
            maildir.create();
        } catch (IOException e) {
            throw new UncheckedIOException("there cannot be a folder %s".formatted(mailFolder), e);
        }
        maildir.add(raw);
    }

    /** The raw mails in a folder, in no certain order. */
    public List<byte[]> mails(String login, String mailFolder) {
        return folder(login, mailFolder).mails();
    }

    /** Lets nothing more be put into a folder. */
    public void forbid(String login, String mailFolder) {
        folder(login, mailFolder).forbid();
    }

    /** Gives the inbox a new UIDVALIDITY. Only while paused. */
    public void renumber(String login) {
        inbox(login).renumber();
    }

    /**
     * Empties the inbox and lets its UIDs begin at one again under the same UIDVALIDITY, which no server may do but one does
     * that was restored from an old copy. Only while paused.
     */
    public void rewind(String login) {
        inbox(login).rewind();
    }

    /** Stops the server and hangs up on everybody; the mails are kept. */
    public void pause() {
        if (process == null) {
            return;
        }
        // Those who talk to clients: left alone, they do so for half a minute more.
        var children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** Starts the server again on the same port and mails; returns when it takes connections. */
    public void resume() {
        if (process != null) {
            return;
        }
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            awaitConnections(process);
        } catch (IOException e) {
            throw new UncheckedIOException("Dovecot does not start on port %d in %s".formatted(port, folder), e);
        }
    }

    @Override
    public void close() {
        pause();
    }

    private void prepare(Map<String, String> users, Optional<URI> introspection, String settings) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.createFile(log());
        DovecotSettings.write(folder, port, user, users, introspection, settings);
        try (var all = Files.walk(folder)) {
            for (var file : all.toList()) {
                Files.setOwner(file, owner);
            }
        }
        for (var login : users.keySet()) {
            inbox(login).create();
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        if (!user.equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        }
        command.addAll(List.of(PROGRAM.toString(), "-F", "-c", DovecotSettings.file(folder)));
        return command;
    }

    private void awaitConnections(Process started) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (started.isAlive() && System.nanoTime() < deadline) {
            try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (connection.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException notYet) {
                if (waited(started)) {
                    break;
                }
            }
        }
        throw new IOException("it takes no connections; it says: " + Files.readString(log()));
    }

    /** @return whether the process ended meanwhile */
    private static boolean waited(Process started) throws IOException {
        try {
            return started.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it started", e);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Maildir folder(String login, String name) {
        return new Maildir(inbox(login).folder().resolve("." + name), owner);
    }

    private Maildir inbox(String login) {
        return new Maildir(folder.resolve("mail").resolve(login), owner);
    }
}
