/** Sources: where bytes come from, and how to come back to a position in them. */
@NullMarked
package io.batchwright.source;

import org.jspecify.annotations.NullMarked;
