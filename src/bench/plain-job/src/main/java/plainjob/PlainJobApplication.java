package plainjob;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The job an engineer writes by hand with Spring Batch: one item per record. Loads a file of {@code
 * id=1,metric=20,status=ok} lines into the existing table {@code bench(id, metric, status)}.
 *
 * <p>Run with {@code java -jar plain-job.jar input=/absolute/file.log threshold=900}; the database is {@code
 * SPRING_DATASOURCE_URL}. Prints one line of JSON at the end.
 */
@SpringBootApplication
public class PlainJobApplication {

    public static void main(String[] args) {
        System.exit(SpringApplication.exit(SpringApplication.run(PlainJobApplication.class, args)));
    }
}
