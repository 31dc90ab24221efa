/** What k8s/ says, checked without a cluster. */
@NullMarked
package io.muara.local.k8s;

import org.jspecify.annotations.NullMarked;
