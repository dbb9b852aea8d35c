package io.batchwright.source;

import io.batchwright.fixture.TestBucket;
import org.jspecify.annotations.Nullable;

/** Specifications of S3 sources on the server of the tests. */
final class S3Sources {

    private S3Sources() {}

    static S3SourceSpec prefix(TestBucket bucket, String prefix, String charset) {
        return spec(bucket.name(), null, prefix, TestBucket.endpoint(), TestBucket.SECRET_KEY, charset);
    }

    static S3SourceSpec key(TestBucket bucket, String key) {
        return spec(bucket.name(), key, null, TestBucket.endpoint(), TestBucket.SECRET_KEY, "UTF-8");
    }

    static S3SourceSpec spec(
            String bucket,
            @Nullable String key,
            @Nullable String prefix,
            String endpoint,
            String secretKey,
            String charset) {
        return new S3SourceSpec(
                bucket, key, prefix, endpoint, null, null, TestBucket.ACCESS_KEY, secretKey, charset, ReadMode.ALL);
    }
}
