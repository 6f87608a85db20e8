package io.github.packit4j.distgit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the names of an instance's branches mean: their kind, their canonical form, the target they
 * are built for, and which of them nobody may push to.
 *
 * <p>Names alone are judged. Which releases exist and are open is Bodhi's knowledge.
 */
public final class BranchRules {

  private static final BranchRules FEDORA =
      new BranchRules(
          List.of(
              new Rule(BranchKind.RAWHIDE, "rawhide|main", "rawhide", "rawhide"),
              new Rule(BranchKind.FEDORA, "f(?:[1-9][0-9]+|[7-9])", "$0", "$0-candidate"),
              new Rule(
                  BranchKind.EPEL,
                  "(?:epel|el)[5-9]|epel[1-9][0-9](?:\\.[0-9]+)?",
                  "$0",
                  "$0-candidate"),
              new Rule(BranchKind.ELN, "eln", "eln", "eln")),
          // Fedora's BLACKLIST_RES: CentOS names and the old name of rawhide.
          Pattern.compile("c[0-9]+.*|master"));

  private static final BranchRules CENTOS_STREAM =
      new BranchRules(
          List.of(new Rule(BranchKind.CENTOS_STREAM, "c[1-9][0-9]*s", "$0", "$0-candidate")),
          Pattern.compile("master"));

  private static final BranchRules CENTOS_SIG =
      new BranchRules(
          List.of(new Rule(BranchKind.CENTOS_SIG, "c[1-9][0-9]*s?-sig-.+", "$0", "")),
          Pattern.compile("master"));

  private record Rule(BranchKind kind, Pattern names, String canonical, String target) {
    Rule(BranchKind kind, String names, String canonical, String target) {
      this(kind, Pattern.compile(names), canonical, target);
    }
  }

  private final List<Rule> rules;
  private final Pattern closed;

  private BranchRules(List<Rule> rules, Pattern closed) {
    this.rules = rules;
    this.closed = closed;
  }

  /** Returns Fedora's rules: {@code rawhide}, {@code f44}, {@code epel9}, {@code epel10.1}. */
  public static BranchRules fedora() {
    return FEDORA;
  }

  /** Returns CentOS Stream's rules: {@code c9s}, {@code c10s}. */
  public static BranchRules centosStream() {
    return CENTOS_STREAM;
  }

  /** Returns the rules of CentOS' special interest groups: {@code c9s-sig-hyperscale}. */
  public static BranchRules centosSig() {
    return CENTOS_SIG;
  }

  /** Returns what a branch is for; {@link BranchKind#PRIVATE} for a name no rule knows. */
  public BranchKind kind(String branch) {
    return rule(branch).map(Rule::kind).orElse(BranchKind.PRIVATE);
  }

  /** Tells whether packages of this branch are released, so that builds and updates make sense. */
  public boolean isRelease(String branch) {
    return kind(branch) != BranchKind.PRIVATE;
  }

  /** Returns the name the instance itself uses: {@code rawhide} for Fedora's {@code main}. */
  public String canonical(String branch) {
    return rule(branch).map(rule -> fill(rule.canonical(), branch)).orElse(branch);
  }

  /** Returns Koji's build target of a release branch; empty if names do not tell. */
  public Optional<String> buildTarget(String branch) {
    return rule(branch)
        .map(rule -> fill(rule.target(), canonical(branch)))
        .filter(target -> !target.isEmpty());
  }

  /**
   * Tells whether the instance refuses every push to a branch of this name, whoever pushes. Whether
   * an account may push to another branch only the forge can say.
   */
  public boolean isClosed(String branch) {
    return closed.matcher(branch).matches();
  }

  private Optional<Rule> rule(String branch) {
    return rules.stream().filter(rule -> rule.names().matcher(branch).matches()).findFirst();
  }

  private static String fill(String template, String branch) {
    return template.replace("$0", branch);
  }
}
