package io.batchwright.transform.expression;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sets up CEL's parser and checker with exactly what can be run: the variables, the {@link Catalog}, and the forms that
 * {@link Lowering} treats on its own. The only macro is our {@code has(field)}, because CEL's own takes no bare field.
 * A checker knows only the functions of one expression, because each one declared costs start-up time.
 */
final class Checker {

    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String CONDITIONAL = "_?_:_";
    static final String IN = "@in";
    static final String HAS = "@has";

    private static final CelMacro HAS_MACRO = CelMacro.newGlobalMacro(
            "has", 1, (expressions, target, arguments) -> Optional.of(expressions.newGlobalCall(HAS, arguments)));

    private Checker() {}

    static CelParser parser() {
        return CelParserFactory.standardCelParserBuilder().addMacros(HAS_MACRO).build();
    }

    /**
     * @param doubtful names of any type
     * @param called the functions and operators that the expression uses; unknown ones do no harm
     */
    static CelChecker checker(Variables variables, Set<String> doubtful, Set<String> called) {
        CelCheckerBuilder builder =
                CelCompilerFactory.standardCelCheckerBuilder().setStandardEnvironmentEnabled(false);
        for (Map.Entry<String, ValueType> variable : variables.types().entrySet()) {
            builder.addVarDeclarations(
                    CelVarDecl.newVarDeclaration(variable.getKey(), CelTypes.of(variable.getValue())));
        }
        for (String name : doubtful) {
            builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, SimpleType.DYN));
        }
        for (String name : called) {
            List<CelOverloadDecl> overloads = new ArrayList<>();
            Catalog.instance().overloads(name).forEach(function -> overloads.add(overload(function)));
            if (!overloads.isEmpty()) {
                builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, overloads));
            }
        }
        return builder.addFunctionDeclarations(specialForms()).build();
    }

    /** The names of all functions and operators. */
    static Set<String> functionNames() {
        Set<String> names = Catalog.names();
        names.addAll(List.of(AND, OR, CONDITIONAL, IN, HAS));
        return names;
    }

    private static CelOverloadDecl overload(Function function) {
        CelType result = CelTypes.of(function.result());
        List<CelType> parameters =
                function.parameters().stream().map(CelTypes::of).toList();
        return function.member()
                ? CelOverloadDecl.newMemberOverload(function.id(), result, parameters)
                : CelOverloadDecl.newGlobalOverload(function.id(), result, parameters);
    }

    private static List<CelFunctionDecl> specialForms() {
        CelType any = TypeParamType.create("A");
        List<CelFunctionDecl> forms = new ArrayList<>();
        for (String operator : List.of(AND, OR)) {
            forms.add(form(operator, SimpleType.BOOL, SimpleType.BOOL, SimpleType.BOOL));
        }
        forms.add(form(CONDITIONAL, any, SimpleType.BOOL, any, any));
        forms.add(form(IN, SimpleType.BOOL, any, ListType.create(any)));
        forms.add(form(HAS, SimpleType.BOOL, any));
        return forms;
    }

    private static CelFunctionDecl form(String name, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name, result, List.of(parameters)));
    }
}
