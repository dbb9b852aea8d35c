/** The settings of an installation, {@code config/application.yml} and the environment: bound and checked as a whole, early. */
@NullMarked
package io.batchwright.settings;

import org.jspecify.annotations.NullMarked;
