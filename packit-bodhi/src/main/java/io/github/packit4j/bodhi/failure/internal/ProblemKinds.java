package io.github.packit4j.bodhi.failure.internal;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiProblem.Kind;
import io.github.packit4j.http.HttpStatusException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meaning of the texts in Bodhi's validators, its only way to say what was wrong. */
public final class ProblemKinds {
  private static final List<Rule> RULES =
      List.of(
          rule(Kind.ALREADY_EXISTS, "Update for \\S+ already exists"),
          rule(Kind.ALREADY_EXISTS, "Update already exists using this side tag"),
          rule(Kind.STALE_CSRF, "CSRF tokens do not match"),
          rule(Kind.ARCHIVED_RELEASE, "Cannot find release [^,]*, tags: \\[.*-candidate'"),
          rule(Kind.ARCHIVED_RELEASE, "Cannot edit Update for an archived"),
          rule(Kind.NOT_TAGGED_YET, "Cannot find (any tags|release) associated with build"),
          rule(Kind.NOT_TAGGED_YET, "Invalid tag: \\S+ not tagged with any of"),
          rule(Kind.TEMPORARY, "Koji error getting build|Invalid koji build"),
          rule(Kind.TEMPORARY, "Unable to (create update|access Pagure)"),
          rule(Kind.LOCKED, "Can't [^.]* a locked update"),
          rule(Kind.NOT_PERMITTED, ".* is not a member of "),
          rule(Kind.NOT_PERMITTED, "\\S+ does not have commit access to "),
          rule(Kind.AUTOMATIC_RELEASE, "Cannot manually create updates for a Release"),
          rule(Kind.AUTOMATIC_RELEASE, "Setting a request on an Update for a Release not composed"),
          rule(Kind.NOT_EDITABLE, "Cannot edit stable updates"),
          rule(Kind.NOT_FOUND, "Cannot find update to edit|Build does not exist"),
          rule(Kind.NOT_FOUND, "The supplied from_tag doesn't exist|Invalid update id"),
          rule(Kind.POLICY, "This update has not yet met the minimum testing requirements"),
          rule(Kind.FROZEN, "The release of this update is frozen"),
          rule(Kind.NO_REQUEST, "Can only revoke an update with an existing request"));

  /** What another service answered to Bodhi. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "Bodhi failed to [^\"]* at the following URL \"[^\"]*\"\\. The status code was \"(\\d{3})\"");

  /** What Bodhi says besides, once it has dropped all builds for another reason. */
  private static final Pattern WITHOUT_BUILDS =
      Pattern.compile(
          "You may not specify an empty list of builds|ACL validation mechanism was unable");

  private ProblemKinds() {}

  public static Kind of(String name, String description) {
    Matcher behind = BEHIND.matcher(description);
    if (behind.lookingAt()) {
      return ofStatusBehind(Integer.parseInt(behind.group(1)));
    }
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(description).lookingAt())
        .map(Rule::kind)
        .findFirst()
        .orElse(name.equals("csrf_token") ? Kind.STALE_CSRF : Kind.INVALID);
  }

  /** The same reasons; what only follows from others of them is marked so. */
  public static List<BodhiProblem> withConsequences(List<BodhiProblem> problems) {
    if (problems.stream().allMatch(ProblemKinds::followsFromMissingBuilds)) {
      return problems;
    }
    return problems.stream()
        .map(
            problem ->
                followsFromMissingBuilds(problem)
                    ? new BodhiProblem(
                        problem.location(), problem.name(), problem.description(), Kind.CONSEQUENCE)
                    : problem)
        .toList();
  }

  private static boolean followsFromMissingBuilds(BodhiProblem problem) {
    return WITHOUT_BUILDS.matcher(problem.description()).lookingAt();
  }

  private static Kind ofStatusBehind(int status) {
    if (HttpStatusException.mayPassByItself(status)) {
      return Kind.TEMPORARY;
    }
    return status == 404 ? Kind.NOT_FOUND : Kind.INVALID;
  }

  private static Rule rule(Kind kind, String start) {
    return new Rule(kind, Pattern.compile(start, Pattern.CASE_INSENSITIVE));
  }

  private record Rule(Kind kind, Pattern pattern) {}
}
