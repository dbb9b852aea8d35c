package planted.cli;

/** A planted violation: a drawer. */
public final class StringHelper {}
