package io.batchwright.source;

/** Compressed data is damaged or cut off. */
final class DamagedInputException extends SourceException {

    private static final long serialVersionUID = 1L;

    DamagedInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
