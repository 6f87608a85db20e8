package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.UpstreamCommitComment;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamPullRequest;
import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.PersonIdent;

/** A project of a forge: its repository, and what people say and decide about it. */
public final class Project implements UpstreamProject {

  private final ForgeSite site;
  private final String fullName;
  private final Optional<Project> parent;
  private final Instant created;
  private final BareRepository repository;
  private final Releases releases = new Releases(this);
  private final Tracker tracker = new Tracker(this);
  private final Pulls pulls = new Pulls(this);
  private final Statuses statuses = new Statuses(this);
  private final Members members = new Members();
  private final List<UpstreamCommitComment> commitComments = new ArrayList<>();
  private final Set<String> labels = new LinkedHashSet<>();
  private int looksUntilFilled;
  private boolean filled = true;

  Project(ForgeSite site, String fullName, Optional<Project> parent) {
    this.site = site;
    this.fullName = fullName;
    this.parent = parent;
    this.created = site.now();
    this.repository =
        new BareRepository(
            site.host() + "/" + fullName, parent.map(Project::defaultBranch).orElse("main"));
    site.account(owner()).ifPresent(account -> members.grant(account.name(), UpstreamRole.ADMIN));
    site.account("admin").ifPresent(account -> members.grant(account.name(), UpstreamRole.ADMIN));
  }

  /** Returns the forge. */
  public ForgeSite site() {
    return site;
  }

  /** Returns the kind of forge. */
  public Flavour flavour() {
    return site.flavour();
  }

  /** Returns the present time. */
  public Instant now() {
    return site.now();
  }

  /** Returns its number in the forge. */
  public int id() {
    return Ids.of("repository " + fullName);
  }

  /** Returns the project it was forked from. */
  public Optional<Project> parent() {
    return parent;
  }

  /** Returns when it was created. */
  public Instant created() {
    return created;
  }

  /** Returns the repository. */
  public BareRepository repository() {
    return repository;
  }

  /** Returns the releases. */
  public Releases shelf() {
    return releases;
  }

  /** Returns issues, pull requests and comments. */
  public Tracker tracker() {
    return tracker;
  }

  /** Returns what can be done with pull requests. */
  public Pulls pulls() {
    return pulls;
  }

  /** Returns the statuses of commits. */
  public Statuses statusList() {
    return statuses;
  }

  /** Returns who may do what. */
  public Members members() {
    return members;
  }

  /** Returns the first part of the full name. */
  public String owner() {
    return fullName.substring(0, fullName.indexOf('/'));
  }

  /** Returns all but the last part of the full name. */
  public String namespace() {
    return fullName.substring(0, fullName.lastIndexOf('/'));
  }

  /** Returns the last part of the full name. */
  public String name() {
    return fullName.substring(fullName.lastIndexOf('/') + 1);
  }

  /** Returns the forks of this project, oldest first. */
  public List<Project> forks() {
    return site.forksOf(this);
  }

  /** Tells whether a fork has its commits; each look brings them nearer. */
  public boolean look() {
    if (!filled && looksUntilFilled > 0) {
      looksUntilFilled--;
    } else if (!filled) {
      fill();
    }
    return filled;
  }

  /** Tells whether a fork has its commits. */
  public boolean isFilled() {
    return filled;
  }

  void fillAfter(int looks) {
    filled = false;
    looksUntilFilled = looks;
  }

  private void fill() {
    filled = true;
    BareRepository original = parent.orElseThrow().repository();
    original
        .refs("refs/")
        .forEach(
            (name, id) -> {
              if (name.startsWith("heads/") || name.startsWith("tags/")) {
                Merges.copy(original, id, repository);
                repository.setRef("refs/" + name, id);
              }
            });
  }

  /** Returns the object that a ref points to, by the full name of the ref. */
  public Optional<String> refTarget(String ref) {
    return Optional.ofNullable(repository.refs(ref).get(""));
  }

  /** Points a ref to an object, and tells of it. */
  public void setRef(String ref, String id, String by) {
    ForgeRefusal.requireRef(ref);
    Optional<String> before = refTarget(ref);
    repository.setRef(ref, id);
    tell(ref, before, by);
  }

  /** Tells of a ref that has changed. */
  public void tell(String ref, Optional<String> before, String by) {
    RefChange change = new RefChange(ref, before, refTarget(ref));
    site.events().push(this, change, by);
    change.branch().ifPresent(branch -> Pulls.branchMoved(this, branch, by));
  }

  /** Comments on a commit. */
  public UpstreamCommitComment commentOn(String commit, String author, String text) {
    UpstreamCommitComment comment = new UpstreamCommitComment(commit, author, text);
    commitComments.add(comment);
    return comment;
  }

  /** Returns the labels that were created. */
  public List<String> labels() {
    return List.copyOf(labels);
  }

  @Override
  public void createLabels(String... names) {
    site.locked(() -> labels.addAll(List.of(names)));
  }

  @Override
  public String fullName() {
    return fullName;
  }

  @Override
  public URI webUrl() {
    return URI.create("https://" + site.host() + "/" + fullName);
  }

  @Override
  public URI cloneUrl() {
    return URI.create(webUrl() + ".git");
  }

  @Override
  public String defaultBranch() {
    return repository.defaultBranch();
  }

  @Override
  public String commit(String branch, String message, FileTree files) {
    return allowed(
        () -> {
          ForgeRefusal.requireRef("refs/heads/" + branch);
          Optional<String> before = repository.commitOf("refs/heads/" + branch);
          String id = repository.commit(branch, defaultBranch(), message, files, developer());
          tell("refs/heads/" + branch, before, owner());
          return id;
        });
  }

  @Override
  public void signWith(UnaryOperator<byte[]> signer) {
    site.locked(
        () -> {
          repository.signWith(signer);
          return signer;
        });
  }

  @Override
  public void tag(String name, String ref) {
    allowed(
        () -> {
          ForgeRefusal.requireRef("refs/tags/" + name);
          Optional<String> before = refTarget("refs/tags/" + name);
          repository.tag(name, ref, name + "\n", developer());
          tell("refs/tags/" + name, before, owner());
          return name;
        });
  }

  private PersonIdent developer() {
    return new PersonIdent(
        owner() + " developer", "developer@" + owner() + ".example.org", now(), ZoneOffset.UTC);
  }

  @Override
  public UpstreamRelease release(UpstreamRelease release) {
    if (!flavour().hasDrafts() && (release.draft() || release.prerelease())) {
      throw new IllegalArgumentException("GitLab has neither drafts nor pre-releases");
    }
    return allowed(
        () -> {
          ForgeRefusal.requireRef("refs/tags/" + release.tag());
          if (!release.draft() && repository.commitOf("refs/tags/" + release.tag()).isEmpty()) {
            tag(release.tag());
          }
          return releases.add(release, defaultBranch(), owner()).content();
        });
  }

  @Override
  public UpstreamRelease publish(String tag) {
    return allowed(
        () -> {
          Release draft = releases.draftOf(tag).orElseThrow(() -> none(tag));
          return releases.edit(draft, draft.content().asPublished(), owner()).content();
        });
  }

  @Override
  public UpstreamRelease editRelease(UpstreamRelease release) {
    return allowed(
        () -> {
          Release old = releases.ofTag(release.tag()).orElseThrow(() -> none(release.tag()));
          return releases.edit(old, release, owner()).content();
        });
  }

  @Override
  public void deleteRelease(String tag) {
    allowed(
        () -> {
          Release old = releases.ofTag(tag).orElseThrow(() -> none(tag));
          releases.delete(old, owner());
          return old;
        });
  }

  private static ForgeRefusal none(String tag) {
    return ForgeRefusal.notFound("Release " + tag);
  }

  @Override
  public List<UpstreamRelease> releases() {
    return site.locked(() -> releases.newestFirst().stream().map(Release::content).toList());
  }

  @Override
  public WebhookDelivery releaseWebhook(String tag) {
    return site.locked(() -> site.webhooks().announcement(this, tag))
        .orElseThrow(() -> new IllegalArgumentException("No release '" + tag + "' in " + fullName));
  }

  @Override
  public UpstreamIssue openIssue(String account, String title, String body) {
    site.requireAccount(account);
    return site.locked(() -> new IssueHandle(tracker.open(account, title, body)));
  }

  @Override
  public List<UpstreamIssue> issues() {
    return site.locked(
        () -> tracker.issues().stream().<UpstreamIssue>map(IssueHandle::new).toList());
  }

  @Override
  public UpstreamProject fork(String account) {
    site.requireAccount(account);
    return site.locked(
        () -> {
          Project fork =
              site.forkOf(this, account).orElseGet(() -> site.fork(this, account, name()));
          fork.fillAfter(0);
          fork.look();
          return fork;
        });
  }

  @Override
  public UpstreamPullRequest openPullRequest(
      String account, UpstreamProject source, String branch, String title) {
    site.requireAccount(account);
    if (!(source instanceof Project project) || project.site != site) {
      throw new IllegalArgumentException(source.webUrl() + " is not on " + site.host());
    }
    NewPull wanted = new NewPull(project, branch, defaultBranch(), title, "", false, false);
    return allowed(() -> new PullHandle(pulls.open(wanted, account)));
  }

  @Override
  public List<UpstreamPullRequest> pullRequests() {
    return site.locked(
        () -> tracker.pulls().stream().<UpstreamPullRequest>map(PullHandle::new).toList());
  }

  @Override
  public void grant(String account, UpstreamRole role) {
    site.requireAccount(account);
    site.locked(
        () -> {
          members.grant(account, role);
          return role;
        });
  }

  @Override
  public void acceptInvitation(String account) {
    if (!site.locked(() -> members.accept(account))) {
      throw new IllegalArgumentException(account + " is not invited to " + fullName);
    }
  }

  @Override
  public List<UpstreamStatus> statuses() {
    return site.locked(() -> statuses.all().stream().map(Statuses.Entry::status).toList());
  }

  @Override
  public List<UpstreamCommitComment> commitComments() {
    return site.locked(() -> List.copyOf(commitComments));
  }

  /** Does what the forge allows; what it refuses is a mistake of the test. */
  private <T> T allowed(Supplier<T> action) {
    try {
      return site.locked(action);
    } catch (ForgeRefusal e) {
      throw new IllegalArgumentException(webUrl() + " refuses this: " + e.getMessage(), e);
    }
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
