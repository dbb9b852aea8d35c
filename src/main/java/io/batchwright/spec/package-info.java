/** How a part of a pipeline file is declared: keys with their documentation and defaults, and problems with their place. */
@NullMarked
package io.batchwright.spec;

import org.jspecify.annotations.NullMarked;
