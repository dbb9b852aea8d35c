package io.batchwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house to its rules, and each rule to a planted violation that it must see. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.batchwright");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("arrows point down", rule(Rules::arrowsPointDown), "planted.bytes.UsesRecord"),
                Arguments.of("arrows of monitor", rule(Rules::arrowsPointDown), "planted.monitor.UsesBatch"),
                Arguments.of("no cycles", rule(Rules::packagesHaveNoCycles), "planted.source.UsesFormat"),
                Arguments.of(
                        "Spring Batch stays in batch",
                        rule(Rules::springBatchStaysInBatch),
                        "planted.cli.UsesSpringBatch"),
                Arguments.of("no Spring below", rule(Rules::recordAndBytesKnowNoSpring), "planted.record.UsesSpring"),
                Arguments.of("no drawers", rule(Rules::noDrawers), "planted.cli.StringHelper"),
                Arguments.of(
                        "configuration is package-private",
                        rule(Rules::configurationIsPackagePrivate),
                        "planted.batch.PublicConfiguration"));
    }

    private static Function<Rules, ArchRule> rule(Function<Rules, ArchRule> rule) {
        return rule;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String name, Function<Rules, ArchRule> rule, String planted) {
        rule.apply(new Rules("io.batchwright")).check(PRODUCT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void seesThePlantedViolation(String name, Function<Rules, ArchRule> rule, String planted) {
        var result = rule.apply(new Rules("planted")).evaluate(PLANTED);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(planted);
    }
}
