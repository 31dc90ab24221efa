package io.muara.email.outbound;

import io.muara.email.threading.ReplyMarks;

/**
 * Who writes: an account of ours.
 *
 * @param address that its mail comes from
 * @param marks by which what comes back is known
 * @param installation by which our automatic mail is known when it comes back to us
 */
public record Author(String address, ReplyMarks marks, Body body, String installation) {}
