package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.BodhiProblem.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** The meaning of the texts in Bodhi's validators, its only way to say what was wrong. */
final class ProblemKinds {
  private static final List<Rule> RULES =
      List.of(
          rule(Kind.ALREADY_EXISTS, "Update for \\S+ already exists"),
          rule(Kind.ALREADY_EXISTS, "Update already exists using this side tag"),
          rule(Kind.STALE_CSRF, "CSRF tokens do not match"),
          rule(Kind.NOT_TAGGED_YET, "Cannot find (any tags|release) associated with build"),
          rule(Kind.NOT_TAGGED_YET, "Invalid tag: \\S+ not tagged with any of"),
          rule(Kind.TEMPORARY, "Koji error getting build|Invalid koji build"),
          rule(Kind.TEMPORARY, "Unable to (create update|access Pagure)"),
          rule(Kind.LOCKED, "Can't (add builds to|remove builds from) a locked update"),
          rule(Kind.LOCKED, "Can't change (the )?request on a locked update"),
          rule(Kind.NOT_PERMITTED, ".* is not a member of "),
          rule(Kind.NOT_PERMITTED, "\\S+ does not have commit access to "),
          rule(Kind.AUTOMATIC_RELEASE, "Cannot manually create updates for a Release"),
          rule(Kind.NOT_EDITABLE, "Cannot edit (stable updates|Update for an archived)"),
          rule(Kind.NOT_FOUND, "Cannot find update to edit|Build does not exist"),
          rule(Kind.NOT_FOUND, "The supplied from_tag doesn't exist|Invalid update id"),
          rule(Kind.POLICY, "This update has not yet met the minimum testing requirements"));

  private ProblemKinds() {}

  static Kind of(String name, String description) {
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(description).lookingAt())
        .map(Rule::kind)
        .findFirst()
        .orElse(name.equals("csrf_token") ? Kind.STALE_CSRF : Kind.INVALID);
  }

  private static Rule rule(Kind kind, String start) {
    return new Rule(kind, Pattern.compile(start, Pattern.CASE_INSENSITIVE));
  }

  private record Rule(Kind kind, Pattern pattern) {}
}
