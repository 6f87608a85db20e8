package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.internal.Dates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods about repositories and events. */
final class RepoCalls {

  private final HubState hub;
  private final HubUsers users;
  private final Repos repos;

  RepoCalls(CallTable table, HubState hub, HubUsers users, Repos repos) {
    this.hub = hub;
    this.users = users;
    this.repos = repos;
    table.read(
        "getLastEvent",
        "RootExports.getLastEvent(self, before=, strict=)",
        (a, caller) -> Map.of("id", hub.lastEvent(), "ts", Dates.epoch(hub.now())));
    table.read(
        "getRepo",
        "old_get_repo(tag, state=, event=, dist=, min_event=)",
        (a, caller) ->
            struct(TagCalls.find(hub, a.get("tag")).flatMap(tag -> since(tag, minEvent(a, tag)))));
    table.read(
        "repo.get",
        "get_repo(tag, min_event=, at_event=, opts=)",
        (a, caller) -> {
          Tags.Tag tag = TagCalls.tag(hub, a, "tag");
          return struct(since(tag, minEvent(a, tag)));
        });
    table.read("repoInfo", "repo_info(repo_id, strict=)", (a, caller) -> repoInfo(a));
    table.read("repo.checkRequest", "check_request(req_id)", (a, caller) -> checkRequest(a));
    table.write(
        "repo.request",
        "request_repo(tag, min_event=, at_event=, opts=, priority=, force=)",
        this::requestRepo);
  }

  private Optional<Repos.Repo> since(Tags.Tag tag, int event) {
    return repos.since(tag, event);
  }

  /** Returns the event that a repository may not be older than; {@code last} is a tag's last. */
  private int minEvent(Arguments a, Tags.Tag tag) {
    if (a.text("min_event").filter("last"::equals).isPresent()) {
      return hub.tags().withParents(tag).stream()
          .mapToInt(parent -> hub.taggings().lastChange(parent.name()))
          .max()
          .orElse(0);
    }
    return a.number("min_event").orElse(0);
  }

  private static @Nullable Object struct(Optional<Repos.Repo> repo) {
    return repo.map(Repos.Repo::struct).orElse(null);
  }

  private @Nullable Object repoInfo(Arguments a) {
    Optional<Repos.Repo> repo = a.number("repo_id").flatMap(repos::repo);
    if (repo.isEmpty() && a.flag("strict", false)) {
      throw KojiFault.generic("No such repo: " + PythonText.str(a.get("repo_id")));
    }
    return struct(repo);
  }

  private Object requestRepo(Arguments a, Caller caller) {
    Tags.Tag tag = TagCalls.tag(hub, a, "tag");
    int minEvent = minEvent(a, tag);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    Optional<Repos.Repo> ready = since(tag, minEvent);
    if (ready.isPresent()) {
      answer.put("repo", struct(ready));
      answer.put("request", null);
      answer.put("duplicate", false);
      return answer;
    }
    Optional<Repos.Request> pending = repos.pending(tag, minEvent);
    Repos.Request request = pending.orElseGet(() -> repos.request(tag, caller.account(), minEvent));
    answer.put("repo", null);
    answer.put("request", request.struct(users));
    answer.put("duplicate", pending.isPresent());
    return answer;
  }

  private Object checkRequest(Arguments a) {
    Repos.Request request =
        a.number("req_id")
            .flatMap(repos::lookAfter)
            .orElseThrow(() -> KojiFault.generic("No such request"));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("repo", struct(request.repo()));
    answer.put("request", request.struct(users));
    return answer;
  }
}
