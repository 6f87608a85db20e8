package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of Pagure's API that forks projects.
 *
 * <p>The real server looks whether there is a fork and then adds one, without a constraint in its
 * database. So does this one, and it does not hold the lock in between.
 */
final class ForkCalls {

  private final PagureApi api;
  private final Projects projects;
  private final DistGitMessages messages;
  private final StateLock state;
  private final Map<String, Project> tasks = new LinkedHashMap<>();
  private final Queue<Runnable> whileForking = new ConcurrentLinkedQueue<>();

  ForkCalls(PagureApi api, Projects projects, DistGitMessages messages, StateLock state) {
    this.api = api;
    this.projects = projects;
    this.messages = messages;
    this.state = state;
    api.onUnlocked("POST", "/fork", (request, path) -> fork(request));
    api.onUnlocked("POST", "/fork/", (request, path) -> fork(request));
    api.on("GET", "/task/{id}/status", (request, path) -> task(path.get("id")));
  }

  /** Runs something in the middle of the next request. */
  void whileForking(Runnable action) {
    whileForking.add(action);
  }

  private HttpResponse fork(HttpRequest request) {
    Account account = api.token(request, Access.oneOf("fork_project")).account();
    PagureForm form = new PagureForm(request);
    Project parent = state.get(() -> look(form, account));
    Runnable meanwhile = whileForking.poll();
    if (meanwhile != null) {
      meanwhile.run();
    }
    return state.get(() -> add(parent, account, form.waits()));
  }

  private Project look(PagureForm form, Account account) {
    String name = form.required("repo");
    Project parent = parent(form, name).orElseThrow(PagureException::noProject);
    if (projects.fork(account.name(), name).isPresent()) {
      throw PagureException.of(
          400, "ENOCODE", "Repo \"forks/" + account.name() + "/" + name + "\" already exists");
    }
    return parent;
  }

  private Optional<Project> parent(PagureForm form, String name) {
    Optional<String> user = form.get("username");
    Optional<Project> found =
        user.isPresent() ? projects.fork(user.get(), name) : projects.pkg(name);
    return found.filter(p -> form.get("namespace").equals(Optional.of(Project.NAMESPACE)));
  }

  private HttpResponse add(Project parent, Account account, boolean waits) {
    Project fork = projects.makeFork(parent, account, waits);
    messages.forked(fork);
    ObjectNode body = Json.object();
    if (waits) {
      String text = "Repo \"%s\" cloned to \"%s/%s\"";
      return HttpResponse.json(
          body.put(
              "message", text.formatted(parent.fullName(), account.name(), parent.fullName())));
    }
    String task = Numbers.uuid("fork " + fork.fullName() + " " + fork.id());
    tasks.put(task, fork);
    return HttpResponse.json(body.put("message", "Project forking queued").put("taskid", task));
  }

  private HttpResponse task(String id) {
    Project fork = tasks.get(id);
    ObjectNode status = Json.object();
    if (fork == null || !fork.isUsable()) {
      return HttpResponse.json(status.put("ready", false).put("status", "PENDING"));
    }
    return HttpResponse.json(
        status.put("ready", true).put("status", "SUCCESS").put("successful", true));
  }
}
