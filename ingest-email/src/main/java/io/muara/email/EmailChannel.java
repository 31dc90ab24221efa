package io.muara.email;

import io.muara.contracts.ChannelId;

final class EmailChannel {
    static final ChannelId ID = new ChannelId("email");
}
