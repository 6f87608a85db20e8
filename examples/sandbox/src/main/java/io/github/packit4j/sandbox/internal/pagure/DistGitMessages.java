package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Pagure tells the bus. */
final class DistGitMessages {

  private final MessageBus bus;
  private final Accounts accounts;

  DistGitMessages(MessageBus bus, Accounts accounts) {
    this.bus = bus;
    this.accounts = accounts;
  }

  /**
   * Announces that a branch has new commits.
   *
   * @param before what the branch pointed to; empty if it is new
   * @param mergedBy pull request whose merging was the push
   */
  void pushed(
      Project project,
      String branch,
      Optional<String> before,
      String after,
      String agent,
      Optional<Pull> mergedBy) {
    BareRepository repository = project.repository();
    Optional<String> base =
        before.isPresent() ? before : repository.commitOf(repository.defaultBranch());
    List<RevCommit> commits = repository.between(base.orElse(null), after);
    if (commits.isEmpty()) {
      return;
    }
    boolean forced = before.isPresent() && !repository.isAncestor(before.get(), after);
    ObjectNode body = Json.object();
    body.put("agent", agent);
    body.set("authors", authors(commits));
    body.put("branch", branch);
    ObjectNode files = Json.object();
    repository.changes(base.orElse(null), after).forEach(files::put);
    body.set("changed_files", files);
    body.put("end_commit", commits.get(0).name());
    body.put("forced", forced);
    body.put("old_commit", before.orElse("0".repeat(40)));
    mergedBy.ifPresent(pull -> body.put("pull_request_id", pull.id()));
    body.set("repo", PagureJson.project(project));
    body.put("start_commit", commits.get(commits.size() - 1).name());
    body.put("total_commits", commits.size());
    publish("pagure.git.receive", agent, body);
  }

  private ArrayNode authors(List<RevCommit> commits) {
    Set<String> seen = new LinkedHashSet<>();
    ArrayNode authors = Json.array();
    for (RevCommit commit : commits) {
      String email = commit.getAuthorIdent().getEmailAddress();
      if (seen.add(email)) {
        Optional<Account> account =
            accounts.all().stream().filter(a -> a.email().equals(email)).findFirst();
        ObjectNode unknown = Json.object();
        unknown.put("fullname", commit.getAuthorIdent().getName());
        unknown.putNull("name");
        unknown.putNull("url_path");
        authors.add(account.map(PagureJson::user).orElse(unknown));
      }
    }
    return authors;
  }

  void opened(Pull pull) {
    about(pull, "pagure.pull-request.new", pull.author().name());
  }

  void commented(Pull pull, Account by) {
    about(pull, "pagure.pull-request.comment.added", by.name());
  }

  void changed(Pull pull, Account by) {
    about(pull, "pagure.pull-request.initial_comment.edited", by.name());
  }

  /** Announces new commits on the source branch. */
  void updated(Pull pull, Account by, boolean rebased) {
    about(pull, "pagure.pull-request." + (rebased ? "rebased" : "updated"), by.name());
  }

  void closed(Pull pull, Account by) {
    ObjectNode body = body(pull, by.name());
    body.put("merged", pull.status().equals("Merged"));
    publish("pagure.pull-request.closed", by.name(), body);
  }

  void reopened(Pull pull, Account by) {
    about(pull, "pagure.pull-request.reopened", by.name());
  }

  void flagged(Pull pull, Flag flag, boolean added) {
    ObjectNode body = body(pull, flag.author().name());
    body.set("flag", PagureJson.flag(flag));
    publish(
        "pagure.pull-request.flag." + (added ? "added" : "updated"), flag.author().name(), body);
  }

  private void about(Pull pull, String topic, String agent) {
    publish(topic, agent, body(pull, agent));
  }

  private static ObjectNode body(Pull pull, String agent) {
    ObjectNode body = Json.object().put("agent", agent);
    body.set("pullrequest", PagureJson.pull(pull, true));
    return body;
  }

  private void publish(String topic, String agent, ObjectNode body) {
    bus.publish(MessageBus.PREFIX + topic, topic, 20, List.of("user_" + agent), body);
  }
}
