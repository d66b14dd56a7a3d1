package app.boundaries;

import java.util.List;

/**
 * What one rule found.
 *
 * @param subjects how many things it looked at
 */
public record RuleResult(Rule rule, int subjects, List<Violation> violations) {}
