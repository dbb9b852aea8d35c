package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket, as far as a source needs it. The client is made at first use and holds no thread and, between requests, no
 * connection that would have to be closed. Thread-safe.
 */
final class S3Bucket {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Also the longest that an ongoing read keeps {@link S3Content#close()} waiting. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private final S3SourceSpec spec;
    private @Nullable S3Client client;

    S3Bucket(S3SourceSpec spec) {
        this.spec = spec;
    }

    /** What is known of it. */
    S3SourceSpec spec() {
        return spec;
    }

    /** The objects that the specification names, by their keys; without those that only stand for a folder. */
    List<InputPlan.Input> objects() {
        String key = spec.key();
        try {
            return key == null ? listed(String.valueOf(spec.prefix())) : List.of(found(key));
        } catch (SdkException e) {
            throw S3Problems.of(spec, "cannot list " + spec, e);
        }
    }

    private List<InputPlan.Input> listed(String prefix) {
        List<S3Object> objects = new ArrayList<>();
        client().listObjectsV2Paginator(request -> request.bucket(spec.bucket()).prefix(prefix)).contents().stream()
                .filter(object -> !(object.key().endsWith("/") && object.size() == 0))
                .forEach(objects::add);
        objects.sort(Comparator.comparing(S3Object::key));
        return objects.stream()
                .map(object -> input(object.key(), object.size(), object.eTag()))
                .toList();
    }

    private InputPlan.Input found(String key) {
        HeadObjectResponse object =
                client().headObject(request -> request.bucket(spec.bucket()).key(key));
        return input(key, object.contentLength(), object.eTag());
    }

    private InputPlan.Input input(String key, long length, String tag) {
        return new InputPlan.Input(nameStart() + key, length, tag);
    }

    private String nameStart() {
        return "s3://" + spec.bucket() + "/";
    }

    /**
     * Asks for the bytes of an object from a position up to its frozen end.
     *
     * @throws SourceException if it is no longer the one that was frozen, or cannot be had
     */
    ResponseInputStream<GetObjectResponse> bytes(InputPlan.Input input, long from) {
        try {
            return client().getObject(request -> request.bucket(spec.bucket())
                    .key(input.name().substring(nameStart().length()))
                    .range("bytes=" + from + "-" + (input.end() - 1))
                    .ifMatch(input.fingerprint()));
        } catch (SdkException e) {
            throw S3Problems.ofObject(spec, input.name(), e);
        }
    }

    private synchronized S3Client client() {
        S3Client made = client;
        if (made == null) {
            made = connect();
            client = made;
        }
        return made;
    }

    private S3Client connect() {
        String endpoint = spec.endpoint();
        Boolean pathStyle = spec.pathStyle();
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(READ_TIMEOUT)
                        .build())
                .forcePathStyle(pathStyle == null ? endpoint != null : pathStyle)
                // Many stores that speak the protocol do not know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        String region = spec.region();
        if (region != null || endpoint != null) {
            builder.region(region == null ? Region.US_EAST_1 : Region.of(region));
        }
        String accessKey = spec.accessKey();
        String secretKey = spec.secretKey();
        if (accessKey != null && secretKey != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
        }
        return builder.build();
    }
}
