package io.batchwright.batch;

/**
 * How large the chunk at hand is, and when it is full. What filters leave nothing of makes room for more of the chunk, as soon as
 * that is known. The first chunks are small, so that the sink has something to do while the code that makes them is still being
 * compiled. Not thread-safe.
 */
final class ChunkGoal {

    private static final int FIRST_BYTES = 512 * 1024;

    /** About how many bytes share a buffer, and are parsed by one thread. */
    private static final int BUFFER_BYTES = 256 * 1024;

    private final ChunkLimits limits;
    private final RecordGoal recordGoal;
    private Ahead ahead = buffer -> {};
    private int byteGoal;
    private long bytesElsewhere;
    private int records;

    ChunkGoal(ChunkLimits limits) {
        this.limits = limits;
        this.recordGoal = new RecordGoal(limits);
        this.byteGoal = Math.min(FIRST_BYTES, limits.bytes());
    }

    /** A chunk begins. */
    void begin(Ahead chunkAhead) {
        ahead = chunkAhead;
        bytesElsewhere = 0;
        records = 0;
    }

    /** Records of the chunk so far. */
    int records() {
        return records;
    }

    /** Counts records of the chunk. */
    void add(int more) {
        records += more;
    }

    /** Counts bytes of the chunk that are not in the buffer at hand: those of buffers before it and of rejects. */
    void hold(int bytes) {
        bytesElsewhere += bytes;
    }

    /** How many bytes the buffer at hand should hold. */
    int bufferBytes() {
        return recordGoal.exact()
                ? BUFFER_BYTES
                : (int) Math.min(Math.max(1, byteGoal - heldElsewhere()), BUFFER_BYTES);
    }

    /** Whether a buffer of so many bytes is left for another one. */
    boolean endsBuffer(int bytes) {
        return bytes >= BUFFER_BYTES;
    }

    /** How many records the chunk still lacks; 0 or less if it is full. */
    int left() {
        return recordGoal.left(records);
    }

    /** Whether time may end the chunk. */
    boolean endsInTime() {
        return !recordGoal.exact() && records > 0;
    }

    /**
     * Whether the chunk is full. Waits while it holds as much as it may and some of that may turn out to be dropped.
     *
     * @param bytes those of the buffer at hand
     */
    boolean full(int bytes) {
        while (left() > 0 && holdsEnough(bytes) && ahead.await()) {
            byteGoal = (int) Math.min(limits.bytes(), 2L * byteGoal);
        }
        return left() <= 0 || (!recordGoal.exact() && holdsEnough(bytes));
    }

    private boolean holdsEnough(int bytes) {
        return records - ahead.droppedRecords() >= limits.held() || heldElsewhere() + bytes >= byteGoal;
    }

    /** Bytes in memory that are not in the buffer at hand. */
    private long heldElsewhere() {
        return bytesElsewhere - ahead.droppedBytes();
    }

    /** Ends the chunk, and aims at twice its bytes or the bytes that its records suggest, within the limit. */
    void cut() {
        boolean fullOfRecords = left() <= 0;
        recordGoal.cut();
        long aim = fullOfRecords ? Math.max(1, bytesElsewhere * 9 / 8) : 2L * byteGoal;
        byteGoal = (int) Math.min(limits.bytes(), aim);
    }

    /** Learns from a chunk, as {@link Chunks#learn} does. */
    void learn(long read, long selected) {
        recordGoal.learn(read, selected);
    }
}
