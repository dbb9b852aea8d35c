package planted.batch;

import org.springframework.context.annotation.Configuration;

/** A planted violation: a public configuration. */
@Configuration(proxyBeanMethods = false)
public class PublicConfiguration {}
