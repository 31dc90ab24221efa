package io.muara.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dovecot's settings for one server that runs as an ordinary user, all of it below one folder. */
final class DovecotSettings {

    private static final String NAME = "dovecot.conf";

    private static final String SETTINGS = """
            base_dir = ${folder}/run
            state_dir = ${folder}/run
            log_path = /dev/stderr
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            default_internal_user = ${user}
            default_internal_group = ${user}
            default_login_user = ${user}
            first_valid_uid = 1
            mail_location = maildir:${folder}/mail/%u
            mail_max_userip_connections = 100
            auth_mechanisms = plain${mechanism}
            # An attacker is kept waiting, and so would a test be.
            auth_failure_delay = 0
            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%u ${folder}/users
            }
            ${tokens}
            ${more}
            userdb {
              driver = static
              args = uid=${user} gid=${user} home=${folder}/mail/%u
            }
            namespace inbox {
              inbox = yes
            }
            service anvil {
              chroot =
              # Neither is whoever fails again made to wait.
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = ${port}
              }
              inet_listener imaps {
                port = 0
              }
            }
            """;

    private static final String TOKENS = """
            passdb {
              driver = oauth2
              mechanisms = xoauth2
              args = ${folder}/oauth2.conf
            }
            """;

    private static final String INTROSPECTION = """
            introspection_mode = auth
            introspection_url = ${introspection}
            username_attribute = username
            active_attribute = active
            active_value = true
            """;

    private DovecotSettings() {}

    static String file(Path folder) {
        return folder.resolve(NAME).toString();
    }

    /** @param more lines of settings */
    static void write(
            Path folder, int port, String user, Map<String, String> users, Optional<URI> introspection, String more)
            throws IOException {
        var settings = SETTINGS.replace("${mechanism}", introspection.isPresent() ? " xoauth2" : "")
                .replace("${tokens}", introspection.isPresent() ? TOKENS : "")
                .replace("${more}", more)
                .replace("${folder}", folder.toString())
                .replace("${user}", user)
                .replace("${port}", Integer.toString(port));
        Files.writeString(folder.resolve(NAME), settings);
        Files.writeString(folder.resolve("users"), passwords(users));
        if (introspection.isPresent()) {
            Files.writeString(
                    folder.resolve("oauth2.conf"),
                    INTROSPECTION.replace(
                            "${introspection}", introspection.get().toString()));
        }
    }

    private static String passwords(Map<String, String> users) {
        return users.entrySet().stream()
                .map(user -> "%s:{PLAIN}%s::::::\n".formatted(user.getKey(), user.getValue()))
                .collect(Collectors.joining());
    }
}
