/** What the server does to executions, and who has asked for it. */
@NullMarked
package io.batchwright.serve.action;

import org.jspecify.annotations.NullMarked;
