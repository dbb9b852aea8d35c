package io.batchwright.cli;

/** Exit codes, as schedulers need them. */
final class ExitCodes {

    /** Done, or nothing to do. */
    static final int DONE = 0;

    /** Failed; once the cause is mended, the same command resumes. */
    static final int FAILED = 1;

    /** Wrong usage or an invalid pipeline; nothing was touched. */
    static final int USAGE = 2;

    /** Stopped on request; the same command resumes. */
    static final int STOPPED = 3;

    private ExitCodes() {}
}
