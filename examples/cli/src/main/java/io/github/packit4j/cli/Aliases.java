package io.github.packit4j.cli;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.config.release.ReleaseAliases;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.BodhiReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What {@code fedora-all} and the like mean at present. */
@Command(
    name = "aliases",
    description = "Show which branches the aliases of releases mean at present, by Bodhi.")
final class Aliases implements Action {

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "Aliases, releases or branches, such as fedora-all or epel-9. Default: all aliases.")
  private List<String> names = List.of();

  /** What an alias means. */
  private record Meaning(String name, List<Branch> branches) {}

  /** A branch and what builds for it need. */
  private record Branch(String branch, String kojiTarget, Optional<String> candidateTag) {}

  @Override
  public Answer run(Session session) {
    ReleaseAliases aliases = BodhiReleases.aliases(session.clients().bodhi());
    List<Meaning> meanings =
        (names.isEmpty() ? List.copyOf(aliases.aliases()) : names)
            .stream().map(name -> meaning(name, branches(aliases, name))).toList();
    List<List<String>> rows = new ArrayList<>();
    for (Meaning meaning : meanings) {
      String branches = String.join(" ", meaning.branches().stream().map(Branch::branch).toList());
      rows.add(List.of(meaning.name(), branches.isEmpty() ? "-" : branches));
    }
    return Answer.of(meanings, new Page().rows(rows));
  }

  /** Names of the user's own are checked; of the rest some mean nothing at present. */
  private List<ReleaseBranch> branches(ReleaseAliases aliases, String name) {
    return names.isEmpty()
        ? aliases.expand(List.of(name)).branches()
        : aliases.resolveStrictly(List.of(name));
  }

  private static Meaning meaning(String name, List<ReleaseBranch> branches) {
    return new Meaning(
        name,
        branches.stream()
            .map(branch -> new Branch(branch.name(), branch.kojiTarget(), branch.candidateTag()))
            .toList());
  }
}
