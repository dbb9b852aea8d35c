/** Who may use the server, and for what: reading is for viewers, everything that changes something for operators. */
@NullMarked
package io.batchwright.serve.security;

import org.jspecify.annotations.NullMarked;
