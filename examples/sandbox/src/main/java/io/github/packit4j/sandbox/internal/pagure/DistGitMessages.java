package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Pagure tells the bus. */
final class DistGitMessages {

  private static final String NONE = "0".repeat(40);

  private final MessageBus bus;
  private final Accounts accounts;

  DistGitMessages(MessageBus bus, Accounts accounts) {
    this.bus = bus;
    this.accounts = accounts;
  }

  /**
   * Announces that a branch has new commits; nothing if there are none.
   *
   * <p>Commits of a new branch are those that the default branch has not. After a forced push,
   * those since both had the same history.
   *
   * @param mergedBy pull request whose merging was the push
   * @return the commits, newest first
   */
  List<RevCommit> pushed(
      Project project, BranchUpdate update, String agent, Optional<Pull> mergedBy) {
    BareRepository repository = project.repository();
    String after = update.after();
    boolean forced = update.before().filter(b -> !repository.isAncestor(b, after)).isPresent();
    Optional<String> base =
        forced
            ? update.before().flatMap(before -> repository.mergeBase(before, after))
            : update.before();
    List<RevCommit> commits = commits(repository, update.branch(), base, after);
    if (commits.isEmpty()) {
      return commits;
    }
    ObjectNode body = Json.object();
    body.put("agent", agent);
    body.set("authors", authors(commits));
    body.put("branch", update.branch());
    ObjectNode files = Json.object();
    repository.changes(base.orElse(null), after).forEach(files::put);
    body.set("changed_files", files);
    body.put("end_commit", commits.get(0).name());
    body.put("forced", forced);
    // With the caret that its own call of git needs: so the real server sends it.
    body.put("old_commit", base.orElse("^" + NONE));
    mergedBy.ifPresent(pull -> body.put("pull_request_id", pull.id()));
    body.set("repo", PagureJson.project(project));
    body.put("start_commit", commits.get(commits.size() - 1).name());
    body.put("total_commits", commits.size());
    publish("pagure.git.receive", agent, body);
    return commits;
  }

  private static List<RevCommit> commits(
      BareRepository repository, String branch, Optional<String> base, String after) {
    if (base.isPresent()) {
      return repository.between(base.get(), after);
    }
    String main = repository.defaultBranch();
    return repository.between(
        branch.contains(main) ? null : repository.commitOf("refs/heads/" + main).orElse(null),
        after);
  }

  private ArrayNode authors(List<RevCommit> commits) {
    Set<String> seen = new LinkedHashSet<>();
    ArrayNode authors = Json.array();
    for (RevCommit commit : commits) {
      if (seen.add(commit.getAuthorIdent().getEmailAddress())) {
        authors.add(author(commit));
      }
    }
    return authors;
  }

  private ObjectNode author(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    Optional<Account> account =
        accounts.all().stream().filter(a -> a.email().equals(author.getEmailAddress())).findFirst();
    ObjectNode unknown = Json.object();
    unknown.put("fullname", author.getName());
    unknown.putNull("name");
    unknown.putNull("url_path");
    return account.map(PagureJson::user).orElse(unknown);
  }

  /** Announces that a branch or tag came or went. */
  void refChanged(Project project, RefChange change, String agent) {
    String subject = change.branch().isPresent() ? "branch" : "tag";
    Optional<String> name = change.branch().or(change::tag);
    boolean gone = change.after().isEmpty();
    String rev = change.after().or(change::before).orElse(NONE);
    if (name.isEmpty() || (change.before().isPresent() && !gone)) {
      return;
    }
    ObjectNode body = Json.object().put("agent", agent);
    ArrayNode authors = Json.array();
    project.repository().commit(rev).ifPresent(commit -> authors.add(author(commit)));
    body.set("authors", authors);
    body.put(subject, name.get());
    body.set("repo", PagureJson.project(project));
    body.put("rev", rev);
    String topic = "pagure.git." + subject + "." + (gone ? "deletion" : "creation");
    publish(topic, agent, body);
  }

  void forked(Project fork) {
    String agent = fork.owner().name();
    ObjectNode body = Json.object().put("agent", agent);
    body.set("project", PagureJson.project(fork));
    publish("pagure.project.forked", agent, body);
  }

  void opened(Pull pull) {
    about(pull, "new", pull.author().name(), true);
  }

  void commented(Pull pull, Account by) {
    about(pull, "comment.added", by.name(), true);
  }

  void changed(Pull pull, Account by) {
    ObjectNode body = body(pull, by.name(), false);
    body.set("project", PagureJson.project(pull.target()));
    publish("pagure.pull-request.initial_comment.edited", by.name(), body);
  }

  void assigned(Pull pull, Account by) {
    ObjectNode body = body(pull, by.name(), true);
    body.set("project", PagureJson.project(pull.target()));
    String what = pull.assignee().isPresent() ? "added" : "reset";
    publish("pagure.pull-request.assigned." + what, by.name(), body);
  }

  /** Announces new commits on the source branch. */
  void updated(Pull pull, String agent, boolean rebased) {
    about(pull, rebased ? "rebased" : "updated", agent, false);
  }

  void closed(Pull pull, Account by) {
    ObjectNode body = body(pull, by.name(), true);
    body.put("merged", pull.status().equals("Merged"));
    publish("pagure.pull-request.closed", by.name(), body);
  }

  void reopened(Pull pull, Account by) {
    about(pull, "reopened", by.name(), true);
  }

  void flagged(Pull pull, Flags.Stored stored) {
    String agent = stored.flag().author().name();
    ObjectNode body = body(pull, agent, true);
    body.set("flag", PagureJson.flag(stored.flag()));
    publish("pagure.pull-request.flag." + (stored.isNew() ? "added" : "updated"), agent, body);
  }

  void flagged(Project project, Flags.Stored stored) {
    String agent = stored.flag().author().name();
    ObjectNode body = Json.object().put("agent", agent);
    body.set("repo", PagureJson.project(project));
    body.set("flag", PagureJson.flag(stored.flag()));
    publish("pagure.commit.flag." + (stored.isNew() ? "added" : "updated"), agent, body);
  }

  /**
   * Announces that somebody got, lost or changed access to a project.
   *
   * @param subject {@code user} or {@code group}
   * @param action {@code added}, {@code access.updated} or {@code removed}
   * @param details what the message has about it
   */
  void accessChanged(
      Project project, String subject, String action, ObjectNode details, Account by) {
    ObjectNode body = details.deepCopy().put("agent", by.name());
    body.set("project", PagureJson.project(project));
    publish("pagure.project." + subject + "." + action, by.name(), body);
  }

  private void about(Pull pull, String what, String agent, boolean withComments) {
    publish("pagure.pull-request." + what, agent, body(pull, agent, withComments));
  }

  private static ObjectNode body(Pull pull, String agent, boolean withComments) {
    ObjectNode body = Json.object().put("agent", agent);
    body.set("pullrequest", PagureJson.pull(pull, withComments));
    return body;
  }

  private void publish(String topic, String agent, ObjectNode body) {
    bus.publish(MessageBus.PREFIX + topic, topic, 20, List.of("user_" + agent), body);
  }
}
