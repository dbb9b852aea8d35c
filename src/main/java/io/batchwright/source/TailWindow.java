package io.batchwright.source;

/** Keeps the last {@value Fingerprint#WINDOW} bytes of a text that passes by, for their checksum. Not thread-safe. */
final class TailWindow {

    private final byte[] ring = new byte[Fingerprint.WINDOW];
    /** Bytes that have passed. */
    private long length;

    /** Takes what follows, {@code bytes[from, to)}. */
    void add(byte[] bytes, int from, int to) {
        int start = Math.max(from, to - ring.length);
        length += start - from;
        for (int next = start; next < to; ) {
            int at = (int) (length % ring.length);
            int count = Math.min(to - next, ring.length - at);
            System.arraycopy(bytes, next, ring, at, count);
            next += count;
            length += count;
        }
    }

    /** What is kept, in order. */
    byte[] bytes() {
        int kept = (int) Math.min(length, ring.length);
        byte[] tail = new byte[kept];
        int start = (int) ((length - kept) % ring.length);
        int first = Math.min(kept, ring.length - start);
        System.arraycopy(ring, start, tail, 0, first);
        System.arraycopy(ring, 0, tail, first, kept - first);
        return tail;
    }

    /** CRC-32C of what is kept. */
    int checksum() {
        return Fingerprint.crc(bytes());
    }
}
