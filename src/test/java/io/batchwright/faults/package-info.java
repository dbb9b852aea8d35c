/**
 * Faults that really happen to the real application, as processes of their own: killed, stopped, suspended, started twice,
 * and robbed of their database. Each scenario compares what is loaded in the end with what an undisturbed run loads.
 */
@NullMarked
package io.batchwright.faults;

import org.jspecify.annotations.NullMarked;
