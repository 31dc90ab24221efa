/**
 * Where bytes lie that are too big for Kafka: in a folder ({@link io.muara.attachments.DirectoryAttachments}) or in a bucket of any S3
 * API, whichever is configured. Both keep them under a name made from them. What a file is and may be called is told by
 * {@link io.muara.attachments.FileTypes} and {@link io.muara.attachments.FileNames}.
 */
@NullMarked
package io.muara.attachments;

import org.jspecify.annotations.NullMarked;
