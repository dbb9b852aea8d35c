/** Figures and moments in time as people read them. */
@NullMarked
package io.batchwright.text;

import org.jspecify.annotations.NullMarked;
