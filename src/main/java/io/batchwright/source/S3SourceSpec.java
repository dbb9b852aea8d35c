package io.batchwright.source;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects of an S3 bucket.
 *
 * @param key the one object to read; or null
 * @param prefix what the keys of the objects to read begin with, empty for all; or null
 * @param endpoint URL of the server; null for that of AWS
 * @param region null for that of the environment
 * @param pathStyle null for path style with an endpoint, and the bucket in the host name without
 * @param accessKey null, together with {@code secretKey}, for AWS's default chain of credentials
 * @param charset name of the charset of the text
 * @param read which of the objects a load reads
 */
@TypeName(
        value = "s3",
        doc = "Objects of a bucket in S3 or a store that speaks its protocol: plain, gzip, zstd or bzip2.")
public record S3SourceSpec(
        @Key("The bucket.") String bucket,

        @Key("The one object to read.") @Nullable String key,

        @Key("What the keys of the objects to read begin with; they are read in the order of their keys.") @Nullable
        String prefix,

        @Key("URL of a server that speaks the protocol of S3. Default: AWS.") @Nullable
        String endpoint,

        @Key("The region. Default: that of the environment, or us-east-1 with an endpoint.") @Nullable
        String region,

        @Key(
                "Whether the bucket stands in the path of the URL instead of the host name. Default: true with an endpoint,"
                        + " else false.")
        @Nullable
        Boolean pathStyle,

        @Key("Access key, from the environment: ${NAME}. Default: AWS's chain of credentials.") @Nullable
        String accessKey,

        @Key("Secret key, from the environment: ${NAME}.") @Nullable
        String secretKey,

        @Key(value = "Charset of the text.", defaultValue = "UTF-8")
        String charset,

        @Key(
                value =
                        "What a run reads: all of the objects, or only those that are new or were replaced since the last run.",
                defaultValue = "all")
        ReadMode read)
        implements SourceSpec {

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("bucket", bucket);
        identity.put(key == null ? "prefix" : "key", String.valueOf(key == null ? prefix : key));
        identity.put("charset", Charsets.canonical(charset));
        if (endpoint != null) {
            identity.put("endpoint", endpoint);
        }
        return Collections.unmodifiableMap(identity);
    }

    @Override
    public void validate(Problems problems) {
        if (bucket.isBlank()) {
            problems.add("bucket", "expected the name of a bucket, found nothing");
        }
        if ((key == null) == (prefix == null)) {
            problems.add("", "expected either 'key' or 'prefix', found " + (key == null ? "neither" : "both"));
        }
        if (key != null && key.isEmpty()) {
            problems.add("key", "expected the key of an object, found nothing");
        }
        if ((accessKey == null) != (secretKey == null)) {
            problems.add("", "expected 'access-key' and 'secret-key' together, or neither");
        }
        if (endpoint != null && !isWebAddress(endpoint)) {
            problems.add(
                    "endpoint",
                    "expected a URL such as https://s3.example.org or http://localhost:9000, found '" + endpoint + "'");
        }
        Charsets.validate(charset, problems);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && uri.getScheme().matches("https?") && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public ByteSource open(SourceContext context) {
        return new S3Source(this);
    }

    /** Without the keys, so that no message has them. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + (key == null ? prefix : key);
    }
}
