package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.http.FaultInjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A package's or fork's repository with Fedora's rules for pushing. */
final class PagureRemote implements GitRemote {

  private static final String CLOSED_TO_PEOPLE = "refs/heads/(c\\d+.*|master)";
  private static final String RELEASE_BRANCH =
      "refs/heads/(main|rawhide|f\\d+|epel\\d+(\\.\\d+)?|el\\d+)";

  private final Project project;
  private final Projects projects;
  private final PullRequests pullRequests;
  private final DistGitMessages messages;
  private final FaultInjection faults;

  PagureRemote(
      Project project,
      Projects projects,
      PullRequests pullRequests,
      DistGitMessages messages,
      FaultInjection faults) {
    this.project = project;
    this.projects = projects;
    this.pullRequests = pullRequests;
    this.messages = messages;
    this.faults = faults;
  }

  @Override
  public BareRepository repository() {
    return project.repository();
  }

  @Override
  public Optional<String> refusal(Account account, String ref) {
    String branch = ref.replaceFirst("^refs/heads/", "");
    Optional<String> fault = faults.pushRejection(project.fullName(), branch);
    if (fault.isPresent()) {
      return fault;
    }
    boolean allowed = project.mayPush(account.name(), branch) && isOpenToPeople(ref);
    return allowed
        ? Optional.empty()
        : Optional.of("Denied push for ref '" + ref + "' for user '" + account.name() + "'");
  }

  /** In packages, not in forks, release branches have to be requested before they are pushed. */
  private boolean isOpenToPeople(String ref) {
    boolean exists = project.repository().commitOf(ref).isPresent();
    return project.isFork()
        || (!ref.matches(CLOSED_TO_PEOPLE) && (exists || !ref.matches(RELEASE_BRANCH)));
  }

  @Override
  public List<String> pushed(Account account, List<RefChange> changes) {
    List<String> lines = new ArrayList<>();
    for (RefChange change : changes) {
      Optional<String> branch = change.branch();
      if (branch.isPresent() && change.after().isPresent()) {
        announce(account, change, branch.get(), change.after().get(), lines);
      }
    }
    return lines;
  }

  private void announce(
      Account account, RefChange change, String branch, String after, List<String> lines) {
    messages.pushed(project, branch, change.before(), after, account.name(), Optional.empty());
    List<Pull> pulls =
        pullRequests.sourcePushed(project, branch, change.before(), account, projects.all());
    lines.add("");
    if (pulls.isEmpty()) {
      lines.add("Create a pull-request for " + branch);
      String range = project.repository().defaultBranch() + ".." + branch;
      lines.add("   " + PagureJson.SERVER + project.urlPath() + "/diff/" + range);
    } else {
      lines.add("View pull-request for " + branch);
      pulls.forEach(pull -> lines.add("   " + PagureJson.SERVER + pull.urlPath()));
    }
    lines.add("");
  }
}
