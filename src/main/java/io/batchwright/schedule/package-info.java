/**
 * Runs pipelines by the clock: slots that any number of servers do once each, retries, missed slots, pauses, and notifications of
 * what went wrong.
 */
@NullMarked
package io.batchwright.schedule;

import org.jspecify.annotations.NullMarked;
