package io.muara.chat.manual;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that callers named by address, on the hosts that operations allow. */
final class ManualMedia implements MediaSource {

    private final ManualAccounts accounts;

    ManualMedia(ManualAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Set<String> hosts() {
        return accounts.all().stream()
                .flatMap(known -> known.fileHosts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Located locate(String account, Attachment attachment) {
        var address = URI.create(attachment.remote().orElseThrow());
        var isAllowed = accounts.named(account)
                .filter(known -> ManualLink.isAmong(known.fileHosts(), address.getHost()))
                .isPresent();
        return isAllowed
                ? new Located.At(address, Map.of(), attachment.sha256(), attachment.bytes(), false)
                : new Located.Gone("%s does not name the file's host any more."
                        .formatted(ManualAccounts.property(account, "file-hosts")));
    }
}
