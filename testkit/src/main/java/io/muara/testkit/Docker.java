package io.muara.testkit;

import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers; asked once. */
final class Docker {

    static final boolean ANSWERS = DockerClientFactory.instance().isDockerAvailable();

    private Docker() {}
}
