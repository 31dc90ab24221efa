@NullMarked
package io.muara.attachments;

import org.jspecify.annotations.NullMarked;
