package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.PersonIdent;

/** An upstream project. */
final class GitHubProject implements UpstreamProject {

  private final String fullName;
  private final Clock clock;
  private final StateLock state;
  private final Webhooks webhooks;
  private final Instant created;
  private final BareRepository repository;
  private final List<Published> releases = new ArrayList<>();
  private final IssueTracker tracker;
  private final StatusList statuses;

  /**
   * A release and when it was made.
   *
   * @param release the release
   * @param time when it was made
   */
  record Published(UpstreamRelease release, Instant time) {}

  GitHubProject(String fullName, Clock clock, StateLock state, Webhooks webhooks) {
    this.fullName = fullName;
    this.clock = clock;
    this.state = state;
    this.webhooks = webhooks;
    this.created = clock.instant();
    this.repository = new BareRepository("github.com/" + fullName, "main");
    this.tracker = new IssueTracker(webUrl(), clock, state);
    this.statuses = new StatusList(clock, state);
  }

  BareRepository repository() {
    return repository;
  }

  IssueTracker tracker() {
    return tracker;
  }

  StatusList statusList() {
    return statuses;
  }

  Instant created() {
    return created;
  }

  String owner() {
    return fullName.substring(0, fullName.indexOf('/'));
  }

  String repositoryName() {
    return fullName.substring(fullName.indexOf('/') + 1);
  }

  @Override
  public String fullName() {
    return fullName;
  }

  @Override
  public URI webUrl() {
    return URI.create(GitHubJson.WEB + fullName);
  }

  @Override
  public URI cloneUrl() {
    return URI.create(GitHubJson.WEB + fullName + ".git");
  }

  @Override
  public String defaultBranch() {
    return repository.defaultBranch();
  }

  @Override
  public String commit(String branch, String message, FileTree files) {
    return state.get(() -> repository.commit(branch, defaultBranch(), message, files, developer()));
  }

  @Override
  public void signWith(UnaryOperator<byte[]> signer) {
    state.run(() -> repository.signWith(signer));
  }

  @Override
  public void tag(String name, String ref) {
    state.run(() -> repository.tag(name, ref, name + "\n", developer()));
  }

  private PersonIdent developer() {
    return new PersonIdent(
        owner() + " developer",
        "developer@" + owner() + ".example.org",
        clock.instant(),
        ZoneOffset.UTC);
  }

  @Override
  public UpstreamRelease release(UpstreamRelease release) {
    return state.get(
        () -> {
          if (!release.draft() && repository.commitOf("refs/tags/" + release.tag()).isEmpty()) {
            tag(release.tag());
          }
          releases.removeIf(old -> old.release().tag().equals(release.tag()));
          Published published = new Published(release, clock.instant());
          releases.add(published);
          if (!release.draft()) {
            webhooks.released(this, published);
          }
          return release;
        });
  }

  @Override
  public List<UpstreamRelease> releases() {
    return published().stream().map(Published::release).toList();
  }

  /** Returns the releases, newest first. */
  List<Published> published() {
    return state.get(
        () -> {
          List<Published> newestFirst = new ArrayList<>(releases);
          Collections.reverse(newestFirst);
          return newestFirst;
        });
  }

  @Override
  public WebhookDelivery releaseWebhook(String tag) {
    return published().stream()
        .filter(published -> published.release().tag().equals(tag) && !published.release().draft())
        .findFirst()
        .map(published -> webhooks.delivery(this, published))
        .orElseThrow(() -> new IllegalArgumentException("No release '" + tag + "' in " + fullName));
  }

  @Override
  public List<UpstreamIssue> issues() {
    return tracker.all();
  }

  @Override
  public List<UpstreamStatus> statuses() {
    return statuses.all();
  }

  @Override
  public List<String> branches() {
    return repository.branches();
  }

  @Override
  public Optional<String> commitOf(String ref) {
    return repository.commitOf(ref);
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    return repository.file(ref, path);
  }

  @Override
  public FileTree tree(String ref) {
    return repository.tree(ref);
  }

  @Override
  public List<String> files(String ref) {
    return repository.files(ref);
  }

  @Override
  public List<GitCommit> log(String ref) {
    return repository.log(ref);
  }
}
