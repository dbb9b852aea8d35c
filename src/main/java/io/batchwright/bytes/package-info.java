/** Bytes as they are read: growable buffers, line ends, white space, UTF-8 and numbers. Knows nothing of records. */
@NullMarked
package io.batchwright.bytes;

import org.jspecify.annotations.NullMarked;
