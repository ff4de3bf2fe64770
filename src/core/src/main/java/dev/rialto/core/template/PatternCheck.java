package dev.rialto.core.template;

import dev.rialto.core.config.Nearest;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContainsExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanExpression;
import io.pebbletemplates.pebble.node.expression.LessThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.LessThanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralIntegerExpression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.NotEqualsExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Walks through a pattern that has been read: every branch of it, also one that would seldom be taken. */
final class PatternCheck {
    /** What joins or compares two values without any effect. */
    private static final List<Class<?>> OPERATORS = List.of(
            AndExpression.class,
            OrExpression.class,
            ConcatenateExpression.class,
            ContainsExpression.class,
            EqualsExpression.class,
            NotEqualsExpression.class,
            FilterExpression.class,
            PositiveTestExpression.class,
            NegativeTestExpression.class,
            GreaterThanExpression.class,
            GreaterThanEqualsExpression.class,
            LessThanExpression.class,
            LessThanEqualsExpression.class);

    private static final List<Class<?>> LITERALS = List.of(
            LiteralBooleanExpression.class,
            LiteralIntegerExpression.class,
            LiteralLongExpression.class,
            LiteralNullExpression.class,
            LiteralStringExpression.class);

    private static final Set<String> TESTS = Set.of("empty", "null", "defined", "even", "odd");

    private final Set<String> variables;
    private final Set<String> filters;

    PatternCheck(Set<String> variables, Set<String> filters) {
        this.variables = variables;
        this.filters = filters;
    }

    /** The first thing that is wrong. */
    Optional<String> problem(Node node) {
        return switch (node) {
            case RootNode root -> problem(root.getBody());
            case BodyNode body -> first(body.getChildren());
            case TextNode text -> Optional.empty();
            case PrintNode print -> expression(print.getExpression());
            case IfNode branches -> branches(branches);
            default -> notAllowed();
        };
    }

    private Optional<String> first(Collection<? extends Node> nodes) {
        return nodes.stream().map(this::problem).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> branches(IfNode node) {
        return node.getConditionsWithBodies().stream()
                .map(branch -> expression(branch.getLeft()).or(() -> problem(branch.getRight())))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.ofNullable(node.getElseBody()).flatMap(this::problem));
    }

    private Optional<String> expression(Expression<?> expression) {
        return switch (expression) {
            case ContextVariableExpression variable -> known("variable", variable.getName(), variables);
            case FilterInvocationExpression filter ->
                known("filter", filter.getFilterName(), filters).or(() -> arguments(filter.getArgs()));
            case TestInvocationExpression test ->
                known("test", test.getTestName(), TESTS).or(() -> arguments(test.getArgs()));
            case BinaryExpression<?> pair
            when OPERATORS.contains(pair.getClass()) ->
                expression(pair.getLeftExpression()).or(() -> expression(pair.getRightExpression()));
            case UnaryNotExpression not -> expression(not.getChildExpression());
            case TernaryExpression choice ->
                expression(choice.getExpression1())
                        .or(() -> expression(choice.getExpression2()))
                        .or(() -> expression(choice.getExpression3()));
            case MapExpression map -> map(map);
            case GetAttributeExpression attribute ->
                Optional.of("a variable is a text: it has no attributes and no methods");
            default -> LITERALS.contains(expression.getClass()) ? Optional.empty() : notAllowed();
        };
    }

    private Optional<String> map(MapExpression map) {
        List<Expression<?>> parts = new ArrayList<>(map.getEntries().keySet());
        parts.addAll(map.getEntries().values());
        return parts.stream().map(this::expression).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> arguments(ArgumentsNode arguments) {
        List<Expression<?>> values = new ArrayList<>();
        Optional.ofNullable(arguments.getPositionalArgs())
                .ifPresent(all -> all.forEach(argument -> values.add(argument.getValueExpression())));
        Optional.ofNullable(arguments.getNamedArgs())
                .ifPresent(all -> all.forEach(argument -> values.add(argument.getValueExpression())));
        return values.stream().map(this::expression).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> known(String kind, String name, Set<String> valid) {
        if (valid.contains(name)) {
            return Optional.empty();
        }
        String hint = Nearest.to(name, valid)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElseGet(() -> "; there are " + String.join(", ", new TreeSet<>(valid)));
        return Optional.of("unknown " + kind + " " + name + hint);
    }

    private static Optional<String> notAllowed() {
        return Optional.of("a pattern has variables, filters, tests and if, and nothing else");
    }
}
