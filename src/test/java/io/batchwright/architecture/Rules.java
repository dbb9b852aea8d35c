package io.batchwright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules of the house, for the packages below a root, so that each can be tried on a planted violation. */
final class Rules {

    /** Package to the packages that it may use. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("bytes", Set.of());
        arrows.put("record", Set.of("bytes"));
        arrows.put("spec", Set.of());
        arrows.put("text", Set.of());
        arrows.put("http", Set.of("spec"));
        for (String stage : Set.of("format", "transform")) {
            arrows.put(stage, Set.of("record", "bytes", "spec"));
        }
        for (String stage : Set.of("source", "sink")) {
            arrows.put(stage, Set.of("record", "bytes", "spec", "http"));
        }
        arrows.put("pipeline", Set.of("source", "format", "transform", "sink", "record", "bytes", "spec", "http"));
        arrows.put("settings", Set.of("spec"));
        arrows.put(
                "batch",
                Set.of("settings", "pipeline", "source", "format", "transform", "sink", "record", "bytes", "spec"));
        arrows.put("monitor", Set.of("record", "spec"));
        arrows.put("profile", Set.of("batch"));
        arrows.put("schedule", Set.of("batch", "pipeline", "record", "spec", "http"));
        arrows.put("report", Set.of("text", "schedule", "monitor", "pipeline", "sink", "record", "bytes", "spec"));
        arrows.put(
                "serve",
                Set.of(
                        "report",
                        "text",
                        "schedule",
                        "monitor",
                        "batch",
                        "settings",
                        "pipeline",
                        "source",
                        "format",
                        "transform",
                        "sink",
                        "record",
                        "http",
                        "spec"));
        arrows.put(
                "cli",
                Set.of(
                        "serve",
                        "report",
                        "text",
                        "profile",
                        "schedule",
                        "monitor",
                        "batch",
                        "settings",
                        "pipeline",
                        "source",
                        "format",
                        "transform",
                        "sink",
                        "record",
                        "bytes",
                        "spec"));
        return arrows;
    }

    ArchRule arrowsPointDown() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : ARROWS.keySet()) {
            layers = layers.layer(name).definedBy(root + "." + name + "..");
        }
        for (var arrow : ARROWS.entrySet()) {
            var layer = layers.whereLayer(arrow.getKey());
            layers = arrow.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
        }
        return layers;
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    ArchRule springBatchStaysInBatch() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".batch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..");
    }

    ArchRule recordAndBytesKnowNoSpring() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".record..", root + ".bytes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..");
    }

    ArchRule noDrawers() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl");
    }

    ArchRule configurationIsPackagePrivate() {
        return classes()
                .that()
                .areAnnotatedWith("org.springframework.context.annotation.Configuration")
                .should()
                .bePackagePrivate();
    }
}
