package io.muara.router.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The classifier that lies in a file, in its newest form that can be used. Not for threads to share, except {@link #newest}. */
final class ModelFile {

    private static final Logger LOG = Logger.getLogger(ModelFile.class);

    private final Path path;
    private FileTime seen;
    private volatile Classifier newest;

    /** @throws UnusableModel when there is none yet */
    ModelFile(Path path) {
        this.path = path;
        try {
            seen = Files.getLastModifiedTime(path);
            newest = Classifier.read(Files.readAllBytes(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableModel(path, e);
        }
        LOG.infof("model for suggestions loaded version=%s", newest.version());
    }

    Classifier newest() {
        return newest;
    }

    /** Takes over what was written since; while that cannot be used, what there was stays. */
    void check() {
        changed().ifPresent(bytes -> {
            try {
                newest = Classifier.read(bytes);
                LOG.infof("model for suggestions loaded version=%s", newest.version());
            } catch (IllegalArgumentException e) {
                LOG.warnf(
                        e,
                        "new model for suggestions cannot be used, the one before stays version=%s",
                        newest.version());
            }
        });
    }

    private Optional<byte[]> changed() {
        try {
            var modified = Files.getLastModifiedTime(path);
            if (modified.equals(seen)) {
                return Optional.empty();
            }
            seen = modified;
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException e) {
            LOG.warnf("model for suggestions cannot be read, the one before stays version=%s", newest.version());
            return Optional.empty();
        }
    }
}
