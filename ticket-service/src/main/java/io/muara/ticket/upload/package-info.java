/**
 * Files that agents bring along, until a reply or note takes them with it. Start at {@link io.muara.ticket.upload.Uploads}. Their
 * bytes lie in the attachment store that the adapters read from; files of contacts are in {@code file}.
 */
@NullMarked
package io.muara.ticket.upload;

import org.jspecify.annotations.NullMarked;
