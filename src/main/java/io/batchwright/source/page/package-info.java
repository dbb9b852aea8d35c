/** Paginated APIs: which page follows which, and how records are cut out of an answer. */
@NullMarked
package io.batchwright.source.page;

import org.jspecify.annotations.NullMarked;
