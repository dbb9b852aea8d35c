package io.batchwright.source;

import io.batchwright.bytes.Sha256;
import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.io.InputStream;

/** A stored input of a plan, not open. Immutable. */
interface FrozenInput {

    /** What the plan says of it. */
    InputPlan.Input input();

    /**
     * Opens it, after checking that it is the one that was frozen.
     *
     * @throws SourceException if it is not, or cannot be read
     */
    StoredContent open();

    /** How it is stored. */
    Compression compression(StoredContent content) throws IOException;

    /** The words for content that cannot be read. */
    SourceException unreadable(IOException cause);

    /** What to do when its compressed data is damaged or cut off. */
    String mending();

    /** Whether it may grow beyond its end, so that a record without its end there is left for later. */
    default boolean growing() {
        return false;
    }

    /** What is known of it once it has been read up to a place, its end unless it is growing. */
    default InputPlan.Input reached(StoredContent content, FilePosition place) throws IOException {
        return input().from(place.inInput(), end());
    }

    default String name() {
        return input().name();
    }

    default long end() {
        return input().end();
    }

    /** SHA-256 of its stored bytes, in hex. */
    default String hash() {
        try (StoredBytes stored = new StoredBytes(this, open())) {
            Sha256 hash = new Sha256();
            byte[] buffer = new byte[StoredBytes.MOST_AT_ONCE];
            for (int n = stored.read(buffer, 0, buffer.length); n >= 0; n = stored.read(buffer, 0, buffer.length)) {
                hash.add(buffer, 0, n);
            }
            return hash.hex();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether its compressed data breaks off at its end. Reads all of it. */
    default boolean cutOff() {
        try (StoredContent content = open()) {
            Compression compression = compression(content);
            return compression != Compression.PLAIN && cutOff(compression, content);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean cutOff(Compression compression, StoredContent content) throws IOException {
        try (StoredBytes stored = new StoredBytes(this, content);
                InputStream bytes = new DecompressedBytes(this, compression, stored)) {
            byte[] buffer = new byte[StoredBytes.MOST_AT_ONCE];
            while (bytes.read(buffer, 0, buffer.length) >= 0) {
                // Only whether it ends well is of interest.
            }
            return false;
        } catch (DamagedInputException e) {
            return true;
        }
    }
}
