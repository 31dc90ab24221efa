/**
 * Where bytes lie that are too big for Kafka: in a folder ({@link io.muara.ingest.attachments.DirectoryAttachments}) or in a
 * bucket of any S3 API, whichever is configured. Both keep them under a name made from them.
 */
@NullMarked
package io.muara.ingest.attachments;

import org.jspecify.annotations.NullMarked;
