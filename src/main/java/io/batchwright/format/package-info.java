/** Formats: from bytes to records. */
@NullMarked
package io.batchwright.format;

import org.jspecify.annotations.NullMarked;
