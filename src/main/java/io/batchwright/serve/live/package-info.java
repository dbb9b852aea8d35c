/** Tells open pages that something has changed. */
@NullMarked
package io.batchwright.serve.live;

import org.jspecify.annotations.NullMarked;
