package io.batchwright.source;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The words for what can be wrong with a bucket and its objects. */
final class S3Problems {

    private static final int LONGEST_ANSWER = 300;

    private S3Problems() {}

    /** @param what what could not be done, such as "cannot list s3://…" */
    static SourceException of(S3SourceSpec spec, String what, SdkException cause) {
        String reason = cause instanceof AwsServiceException refusal ? refused(spec, refusal) : unreached(spec, cause);
        return new SourceException(what + ": " + reason, cause);
    }

    /** As {@link #of}, of an object that was there when the load began. */
    static SourceException ofObject(S3SourceSpec spec, String name, SdkException cause) {
        int status = cause instanceof AwsServiceException refusal ? refusal.statusCode() : 0;
        if (status == 412) {
            return changed(spec, name, "it has another ETag now");
        }
        return status == 404 && !code(cause).equals("NoSuchBucket")
                ? gone(spec, name)
                : of(spec, "cannot read " + name, cause);
    }

    static SourceException gone(S3SourceSpec spec, String name) {
        return new SourceException("'" + name + "' is gone: it was there when the load began" + wayOut(spec));
    }

    static SourceException changed(S3SourceSpec spec, String name, String difference) {
        return new SourceException("'" + name + "' changed since the load began: " + difference + wayOut(spec));
    }

    private static String wayOut(S3SourceSpec spec) {
        return spec.read() == ReadMode.ALL
                ? FileProblems.RESTORE
                : "; put the original back to resume, or give the load up where it stands (batchwright jobs abandon):"
                        + " what it has not read is then new to the next run";
    }

    /** What to do when an object's compressed data is damaged or cut off. */
    static String mending(S3SourceSpec spec) {
        return spec.read() == ReadMode.ALL
                ? "empty the table and load a sound copy with --rerun"
                : "take its rows out of the table, put a sound copy there, and give the load up (batchwright jobs"
                        + " abandon); the next run loads the copy";
    }

    static SourceException broken(String name, long position, Exception cause) {
        return new SourceException(
                "cannot read " + name + " from byte " + position + ": the connection broke again and again ("
                        + shortened(String.valueOf(cause.getMessage())) + "); run again to go on from there",
                cause);
    }

    private static String refused(S3SourceSpec spec, AwsServiceException refusal) {
        String answer = answer(refusal);
        return switch (refusal.statusCode()) {
            case 401, 403 ->
                "access is denied" + answer + "; check the credentials ("
                        + (spec.accessKey() == null ? "AWS's default chain" : "source.access-key and source.secret-key")
                        + ") and their rights to list and read the bucket, and source.region";
            case 404 ->
                spec.key() != null && !code(refusal).equals("NoSuchBucket")
                        ? "there is no such object, or no such bucket" + answer
                                + "; correct source.bucket or source.key"
                        : "there is no bucket '" + spec.bucket() + "'" + answer + "; correct source.bucket";
            case 301, 400 ->
                "the request is refused" + answer + "; check source.region, source.endpoint and source.path-style";
            default -> "the server answers with status " + refusal.statusCode() + answer + "; run again later";
        };
    }

    private static String unreached(S3SourceSpec spec, SdkException failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("Unable to load credentials")) {
            return "no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or source.access-key and"
                    + " source.secret-key";
        }
        if (text.contains("Unable to load region")) {
            return "no region was found; set source.region or AWS_REGION";
        }
        String place = spec.endpoint() == null ? "AWS" : spec.endpoint();
        return place + " cannot be reached: " + reason(failure)
                + "; check source.endpoint, source.region and the network";
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "unknown host " + cause.getMessage();
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return shortened(String.valueOf(cause.getMessage()));
            }
        }
        return shortened(String.valueOf(failure.getMessage()));
    }

    private static String answer(AwsServiceException refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        String code = code(refusal);
        if (code.isEmpty() && message == null) {
            return "";
        }
        return " (" + shortened(message == null ? code : code.isEmpty() ? message : code + ": " + message) + ")";
    }

    private static String code(SdkException failure) {
        AwsErrorDetails details = failure instanceof AwsServiceException refusal ? refusal.awsErrorDetails() : null;
        @Nullable String code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }

    /** One line, and not too long. */
    private static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) + "…" : line;
    }
}
