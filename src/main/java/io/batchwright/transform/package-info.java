/** Transforms: what happens to records between format and sink. */
@NullMarked
package io.batchwright.transform;

import org.jspecify.annotations.NullMarked;
