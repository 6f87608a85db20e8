package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.distgit.BranchRules;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Rights;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.http.FaultInjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** A package's or fork's repository with the hooks of Fedora's Pagure. */
final class PagureRemote implements GitRemote {

  private final Project project;
  private final Rules rules;
  private final PullRequests pullRequests;
  private final DistGitMessages messages;

  /**
   * Who may push what.
   *
   * @param rights what people may
   * @param branches what branches take
   * @param faults what tests ask to be refused
   */
  record Rules(Rights rights, BranchRules branches, FaultInjection faults) {}

  PagureRemote(Project project, Rules rules, PullRequests pullRequests, DistGitMessages messages) {
    this.project = project;
    this.rules = rules;
    this.pullRequests = pullRequests;
    this.messages = messages;
  }

  @Override
  public BareRepository repository() {
    return project.repository();
  }

  @Override
  public Decision decide(Account account, RefChange change) {
    String branch = change.branch().orElse(change.ref());
    Optional<String> fault = rules.faults().pushRejection(project.fullName(), branch);
    if (fault.isPresent()) {
      return new Decision(false, List.of(fault.get()));
    }
    if (!rules.rights().mayPush(project, account.name(), branch)) {
      return denied("Has commit access: False", account, change);
    }
    Optional<String> refusal =
        project.isFork()
            ? Optional.empty()
            : rules.branches().refusal(project.repository(), change);
    return refusal
        .map(closed -> denied(closed, account, change))
        .orElse(new Decision(true, List.of("Has commit access: True")));
  }

  private static Decision denied(String reason, Account account, RefChange change) {
    String denial = "Denied push for ref '" + change.ref() + "' for user '" + account.name() + "'";
    return new Decision(false, List.of(reason, denial));
  }

  @Override
  public List<String> pushed(Account account, List<RefChange> changes) {
    List<String> lines = new ArrayList<>();
    for (RefChange change : changes) {
      messages.refChanged(project, change, account.name());
      if (change.after().isEmpty()) {
        String what = change.tag().isPresent() ? "tag" : "branch";
        lines.add("Deleting a " + what + ", so we won't run the pagure hook");
      } else if (change.branch().isPresent()) {
        BranchUpdate update =
            new BranchUpdate(change.branch().get(), change.before(), change.after().get());
        lines.addAll(announce(account, update));
      }
    }
    return lines;
  }

  private List<String> announce(Account account, BranchUpdate update) {
    List<String> lines = new ArrayList<>();
    String branch = update.branch();
    boolean isDefault = branch.equals(project.repository().defaultBranch());
    lines.add(
        "Sending to redis to "
            + (isDefault ? "log activity and " : "")
            + "send commit notification emails");
    List<RevCommit> commits = messages.pushed(project, update, account.name(), Optional.empty());
    if (!commits.isEmpty()) {
      lines.add("* Publishing information for " + commits.size() + " commits");
    }
    List<Pull> pulls = pullRequests.from(project, branch);
    if (!commits.isEmpty() && !isDefault) {
      lines.add("");
      if (pulls.isEmpty()) {
        lines.add("Create a pull-request for " + branch);
        String range = project.repository().defaultBranch() + ".." + branch;
        lines.add("   " + PagureJson.SERVER + PagureJson.path(project) + "/diff/" + range);
      }
      for (Pull pull : pulls) {
        lines.add("View pull-request for " + branch);
        lines.add("   " + PagureJson.SERVER + PagureJson.path(pull));
      }
      lines.add("");
    }
    pulls.forEach(pull -> pullRequests.refresh(pull, account));
    return lines;
  }
}
