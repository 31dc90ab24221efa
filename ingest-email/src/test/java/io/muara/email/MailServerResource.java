package io.muara.email;

import io.muara.testkit.FakeMailServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail server with the account {@code support}, for the whole service. */
public final class MailServerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable FakeMailServer mail;

    @Override
    public Map<String, String> start() {
        var server = FakeMailServer.startTemporary(Map.of("support@muara.local", "muara-local-password"));
        mail = server;
        var account = "muara.email.accounts.support.";
        return Map.ofEntries(
                Map.entry("muara.email.poll", "500ms"),
                Map.entry("muara.email.threading.secrets", "a secret for tests of 32 characters"),
                Map.entry("muara.attachments.folder", folder()),
                Map.entry(account + "address", "support@muara.local"),
                Map.entry(account + "imap.host", "localhost"),
                Map.entry(account + "imap.port", Integer.toString(server.imapPort())),
                Map.entry(account + "imap.security", "none"),
                Map.entry(account + "imap.user", "support@muara.local"),
                Map.entry(account + "imap.password", "muara-local-password"),
                Map.entry(account + "smtp.host", "localhost"),
                Map.entry(account + "smtp.port", Integer.toString(server.smtpPort())),
                Map.entry(account + "smtp.security", "none"),
                Map.entry(account + "smtp.user", "support@muara.local"),
                Map.entry(account + "smtp.password", "muara-local-password"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mail, new TestInjector.MatchesType(FakeMailServer.class));
    }

    @Override
    public void stop() {
        if (mail != null) {
            mail.close();
        }
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("muara-attachments").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for attachments", e);
        }
    }
}
