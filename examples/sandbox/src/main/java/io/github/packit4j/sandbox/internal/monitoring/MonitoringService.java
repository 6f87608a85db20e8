package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.BugzillaBug;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.UpstreamMonitoring;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Anitya, the-new-hotness and Bugzilla together. */
public final class MonitoringService implements UpstreamMonitoring {

  private static final String ANITYA = "org.release-monitoring.prod.";
  private static final String UPDATE = "anitya.project.version.update";
  private static final String FEDORA = "Fedora";
  private static final int INFO = 20;

  private final StateLock state;
  private final MessageBus bus;
  private final DistGitService distGit;
  private final Anitya anitya;
  private final Bugs bugs;
  private final Bugzilla bugzilla;
  private final Hotness hotness;

  /** Creates a service that watches nothing. */
  public MonitoringService(
      Accounts accounts, Clock clock, StateLock state, MessageBus bus, DistGitService distGit) {
    this.state = state;
    this.bus = bus;
    this.distGit = distGit;
    this.anitya = new Anitya(clock, state);
    this.bugs = new Bugs(clock);
    this.bugzilla = new Bugzilla(accounts, state, bugs, distGit);
    this.hotness = new Hotness(distGit, bugs);
  }

  /** Returns what answers for {@link Anitya#HOST}. */
  public HttpHandler anitya() {
    return anitya;
  }

  /** Returns what answers for {@link Bugzilla#HOST}. */
  public HttpHandler bugzilla() {
    return bugzilla;
  }

  @Override
  public void map(String project, String distribution, String packageName) {
    state.run(() -> anitya.project(project).map(distribution, packageName));
  }

  @Override
  public List<BusMessage> found(String name, String... versions) {
    if (versions.length == 0) {
      throw new IllegalArgumentException("Name at least one version of " + name);
    }
    return state.get(() -> found(anitya.project(name), List.of(versions)));
  }

  private List<BusMessage> found(AnityaProject project, List<String> versions) {
    if (project.mappings().isEmpty()) {
      project.map(FEDORA, project.name());
    }
    Optional<String> old = project.newest();
    versions.forEach(project::add);
    List<String> found = versions.stream().distinct().sorted(RpmVersions::compare).toList();
    List<String> about =
        project.mappings().stream()
            .filter(mapping -> mapping.distribution().equals(FEDORA))
            .map(mapping -> "rpm_" + mapping.packageName())
            .distinct()
            .toList();
    List<BusMessage> messages = new ArrayList<>();
    AnityaJson json = anitya.json();
    messages.add(bus.publish(ANITYA + UPDATE, UPDATE, INFO, about, json.update(project, old)));
    ObjectNode update = json.update(project, old, found);
    messages.add(bus.publish(ANITYA + UPDATE + ".v2", UPDATE + ".v2", INFO, about, update));
    react(project, found, update, messages);
    return List.copyOf(messages);
  }

  /** Goes through the mappings as the-new-hotness does: the first that is dropped ends it. */
  private void react(
      AnityaProject project, List<String> found, ObjectNode update, List<BusMessage> messages) {
    List<AnityaProject.Mapping> mappings =
        project.mappings().stream()
            .filter(mapping -> mapping.distribution().equals(FEDORA))
            .toList();
    if (mappings.isEmpty()) {
      messages.add(dropped(project.name(), "anitya", update));
      return;
    }
    for (AnityaProject.Mapping mapping : mappings) {
      Hotness.Decision decision = hotness.decide(mapping.packageName(), project, found);
      if (decision instanceof Hotness.Decision.Dropped dropped) {
        messages.add(dropped(mapping.packageName(), dropped.reason(), update));
        return;
      }
      if (decision instanceof Hotness.Decision.Filed filed) {
        messages.add(filed(mapping.packageName(), filed.bugId(), update));
      }
    }
  }

  private BusMessage dropped(String packageName, String reason, ObjectNode update) {
    ObjectNode body = Json.object().put("reason", reason);
    body.set("trigger", trigger(update));
    return publish("hotness.update.drop", packageName, body);
  }

  private BusMessage filed(String packageName, int bugId, ObjectNode update) {
    ObjectNode body = Json.object();
    body.set("bug", Json.object().put("bug_id", bugId));
    body.put("package", packageName);
    body.set("trigger", trigger(update));
    return publish("hotness.update.bug.file", packageName, body);
  }

  private static ObjectNode trigger(ObjectNode update) {
    ObjectNode trigger = Json.object();
    trigger.set("msg", update.deepCopy());
    trigger.put("topic", ANITYA + UPDATE + ".v2");
    return trigger;
  }

  private BusMessage publish(String topic, String packageName, ObjectNode body) {
    return bus.publish(MessageBus.PREFIX + topic, topic, INFO, List.of("rpm_" + packageName), body);
  }

  @Override
  public void setting(String packageName, String status) {
    state.run(() -> distGit.monitoring(packageName, status));
  }

  @Override
  public List<BugzillaBug> bugs() {
    return state.get(() -> bugs.all().stream().map(Bug::snapshot).toList());
  }

  @Override
  public Optional<BugzillaBug> bug(int id) {
    return state.get(() -> bugs.find(id).map(Bug::snapshot));
  }

  @Override
  public void setStatus(int id, String status) {
    if (!Bugzilla.STATUSES.contains(status)) {
      throw new IllegalArgumentException("No status '" + status + "' in " + Bugzilla.STATUSES);
    }
    state.run(
        () ->
            bugs.status(
                bugs.find(id).orElseThrow(() -> new IllegalArgumentException("No bug " + id)),
                status));
  }
}
