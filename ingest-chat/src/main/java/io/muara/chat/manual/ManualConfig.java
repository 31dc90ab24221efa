package io.muara.chat.manual;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@ConfigMapping(prefix = "muara.manual")
public interface ManualConfig {

    /** The largest call with files; never more than {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("15M")
    MemorySize maxUpload();

    /** How much of calls under way may lie in the temporary folder together; those beyond are asked to come back. */
    @WithDefault("48M")
    MemorySize maxUploads();

    /** How many calls may be under way; those beyond are asked to come back before their body is read. */
    @WithDefault("100")
    int maxCalls();

    /** How many files one call may bring. */
    @WithDefault("20")
    int maxFiles();

    /** How long a call may take to arrive. */
    @WithDefault("60s")
    Duration uploadTimeout();

    /** How long a receiver may take to answer a reply. */
    @WithDefault("15s")
    Duration timeout();

    /** By name: each is one system, desk or machine that brings us messages. */
    Map<String, Account> accounts();

    interface Account {

        /** What callers send as {@code Authorization: Bearer …}: each the key itself, or {@code sha256:} and its hash as hex. */
        Optional<List<String>> apiKeys();

        /** What callers sign with: {@code whsec_…}, or {@code whpk_…} to check only. */
        Optional<List<String>> signingSecrets();

        /** Hosts that files may be fetched from, or {@code *.} and a domain for all below it; by default none. */
        Optional<Set<String>> fileHosts();

        /** Where replies go; without it there are none. */
        Optional<Webhook> webhook();
    }

    interface Webhook {

        URI url();

        /** What replies are signed with, {@code whsec_…}; several while it is being changed. */
        List<String> secrets();
    }
}
