package io.github.packit4j.sandbox.internal.koji;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Dates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The repositories that builds are made from. They are made when asked for: a request is satisfied
 * when somebody looks after it. Guarded by the state lock.
 */
final class Repos {

  private static final int READY = 1;
  private static final int CLOSED = 2;

  private final HubState hub;
  private final List<Repo> repos = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();

  /** A repository with what a tag held at an event. */
  record Repo(int id, Tags.Tag tag, int event, Instant made) {

    Map<String, @Nullable Object> struct() {
      Map<String, @Nullable Object> struct = new LinkedHashMap<>();
      struct.put("begin_event", event);
      struct.put("begin_ts", Dates.epoch(made));
      struct.put("create_event", event);
      struct.put("create_ts", Dates.epoch(made));
      struct.put("creation_time", Dates.koji(made));
      struct.put("creation_ts", Dates.epoch(made));
      struct.put("custom_opts", Map.of());
      struct.put("dist", false);
      struct.put("end_event", null);
      struct.put("end_ts", null);
      struct.put("id", id);
      Map<String, Object> opts = new LinkedHashMap<>();
      List.of("src", "maven", "debuginfo", "separate_src").forEach(name -> opts.put(name, false));
      struct.put("opts", opts);
      struct.put("state", READY);
      struct.put("state_time", Dates.koji(made));
      struct.put("state_ts", Dates.epoch(made));
      struct.put("tag_id", tag.id());
      struct.put("tag_name", tag.name());
      struct.put("task_id", id);
      struct.put("task_state", CLOSED);
      return struct;
    }
  }

  /** A request for a repository that is no older than an event. */
  static final class Request {

    private final int id;
    private final Tags.Tag tag;
    private final Account owner;
    private final int minEvent;
    private final Instant made;
    private @Nullable Repo repo;

    private Request(int id, Tags.Tag tag, Account owner, int minEvent, Instant made) {
      this.id = id;
      this.tag = tag;
      this.owner = owner;
      this.minEvent = minEvent;
      this.made = made;
    }

    Optional<Repo> repo() {
      return Optional.ofNullable(repo);
    }

    Map<String, @Nullable Object> struct(HubUsers users) {
      Map<String, @Nullable Object> struct = new LinkedHashMap<>();
      struct.put("active", repo == null);
      struct.put("at_event", null);
      struct.put("create_time", Dates.koji(made));
      struct.put("create_ts", Dates.epoch(made));
      struct.put("id", id);
      struct.put("min_event", minEvent);
      struct.put("opts", Map.of());
      struct.put("owner", users.id(owner));
      struct.put("owner_name", owner.name());
      struct.put("priority", TaskRequest.DEFAULT_PRIORITY);
      struct.put("repo_id", repo().map(Repo::id).orElse(null));
      struct.put("tag_id", tag.id());
      struct.put("tag_name", tag.name());
      struct.put("task_id", repo().map(Repo::id).orElse(null));
      struct.put("task_state", repo().map(done -> CLOSED).orElse(null));
      struct.put("tries", repo == null ? 0 : 1);
      struct.put("update_time", Dates.koji(made));
      struct.put("update_ts", Dates.epoch(made));
      return struct;
    }
  }

  Repos(HubState hub) {
    this.hub = hub;
  }

  /** Returns the newest repository of a tag. Those of releases are kept fresh by themselves. */
  Optional<Repo> current(Tags.Tag tag) {
    if (!tag.isSideTag() && hub.tags().isBuildTag(tag) && newest(tag).isEmpty()) {
      return Optional.of(make(tag));
    }
    return newest(tag);
  }

  /** Returns the newest repository of a tag that is no older than an event. */
  Optional<Repo> since(Tags.Tag tag, int event) {
    return current(tag).filter(repo -> repo.event() >= event);
  }

  private Optional<Repo> newest(Tags.Tag tag) {
    return repos.stream()
        .filter(repo -> repo.tag().id() == tag.id())
        .reduce((older, newer) -> newer);
  }

  Optional<Repo> repo(int id) {
    return id >= 1 && id <= repos.size() ? Optional.of(repos.get(id - 1)) : Optional.empty();
  }

  private Repo make(Tags.Tag tag) {
    Repo repo = new Repo(repos.size() + 1, tag, hub.lastEvent(), hub.now());
    repos.add(repo);
    return repo;
  }

  /** Returns an unsatisfied request for a tag, if there is one that asks for as much. */
  Optional<Request> pending(Tags.Tag tag, int minEvent) {
    return requests.stream()
        .filter(request -> request.tag.id() == tag.id() && request.minEvent >= minEvent)
        .filter(request -> request.repo == null)
        .findFirst();
  }

  Request request(Tags.Tag tag, Account owner, int minEvent) {
    Request request = new Request(requests.size() + 1, tag, owner, minEvent, hub.now());
    requests.add(request);
    return request;
  }

  /** Looks after a request, which makes its repository. */
  Optional<Request> lookAfter(int id) {
    Optional<Request> request =
        id >= 1 && id <= requests.size() ? Optional.of(requests.get(id - 1)) : Optional.empty();
    request
        .filter(waiting -> waiting.repo == null)
        .ifPresent(
            waiting ->
                waiting.repo =
                    since(waiting.tag, waiting.minEvent).orElseGet(() -> make(waiting.tag)));
    return request;
  }
}
