/** Sinks: where records go, in one transaction with their rejects and the checkpoint. */
@NullMarked
package io.batchwright.sink;

import org.jspecify.annotations.NullMarked;
