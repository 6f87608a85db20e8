package io.github.packit4j.koji;

import io.github.packit4j.koji.call.RepoCalls;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.internal.LostAnswer;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoAnswer;
import io.github.packit4j.koji.model.RepoInfo;
import io.github.packit4j.koji.model.RepoRequest;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TaggedBuild;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Work with side tags: find or make one, build into it, wait for its repository, remove it. Get it
 * from {@link KojiClient#sideTags}. Thread-safe.
 */
public final class SideTags {
  private final KojiClient koji;
  private final LostAnswers lostAnswers;
  private final BiFunction<Duration, String, Deadline> deadlines;

  SideTags(KojiClient koji, BiFunction<Duration, String, Deadline> deadlines) {
    this.koji = koji;
    this.lostAnswers = new LostAnswers(koji);
    this.deadlines = deadlines;
  }

  /**
   * Finds our own side tag of a base tag, or makes one. Two processes of one account that do this
   * at the same moment may each make one; both then find the older one from here on.
   *
   * @param baseTag the build tag of a target, {@link BuildTarget#buildTag}
   * @return the oldest of our side tags
   */
  public SideTag findOrCreate(String baseTag) {
    String owner = koji.call(UserCalls.loggedIn()).name();
    if (oldest(baseTag, owner).isEmpty()) {
      create(baseTag);
    }
    return oldest(baseTag, owner)
        .orElseThrow(
            () -> new KojiException("The new side tag of %s was removed".formatted(baseTag)));
  }

  private Optional<SideTag> oldest(String baseTag, String owner) {
    return koji.call(TagCalls.sideTags(Optional.of(baseTag), Optional.of(owner))).stream()
        .min(Comparator.comparingLong(SideTag::id));
  }

  /**
   * Makes a side tag, exactly once.
   *
   * @param baseTag the build tag of a target, {@link BuildTarget#buildTag}
   * @return the side tag, whose name is a target too
   */
  public SideTag create(String baseTag) {
    return koji.call(TagCalls.createSideTag(baseTag), lostAnswers.sideTag(baseTag));
  }

  /**
   * Lists the side tags of an account.
   *
   * @param owner the account's name
   * @return the side tags
   */
  public List<SideTag> ofOwner(String owner) {
    return koji.call(TagCalls.sideTags(Optional.empty(), Optional.of(owner)));
  }

  /**
   * Removes a side tag. One that is gone already, as after its update went stable, is fine.
   *
   * @param name the side tag
   * @return true if it was there
   */
  public boolean remove(String name) {
    try {
      koji.call(TagCalls.removeSideTag(name), LostAnswer.nil());
      return true;
    } catch (KojiNotFoundException e) {
      return false;
    }
  }

  /**
   * Waits until builds are in a tag and in the repository that further builds are made from.
   *
   * @param tag the tag
   * @param builds the builds that must be in it; may be empty
   * @param timeout how long to wait at most
   * @return a repository with the builds
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws KojiDeadlineException if it takes longer
   * @throws KojiException if the hub gives up making a repository
   */
  public RepoInfo awaitRepo(String tag, Collection<Nvr> builds, Duration timeout)
      throws InterruptedException {
    Deadline deadline =
        deadlines.apply(timeout, "a repository of %s with %s".formatted(tag, builds));
    Set<Nvr> wanted = new HashSet<>(builds);
    deadline.await(() -> Optional.of(true).filter(yes -> holds(tag, Optional.empty(), wanted)));
    while (true) {
      RepoInfo repo = latestRepo(tag, deadline);
      if (holds(tag, repo.createEvent().stream().boxed().findFirst(), wanted)) {
        return repo;
      }
      deadline.pause();
    }
  }

  private boolean holds(String tag, Optional<Long> event, Set<Nvr> wanted) {
    if (wanted.isEmpty()) {
      return true;
    }
    List<Nvr> present =
        koji
            .tags()
            .builds(TaggedQuery.builder().tag(tag).inherited(true).event(event).build())
            .stream()
            .map(TaggedBuild::nvr)
            .toList();
    return present.containsAll(wanted);
  }

  private RepoInfo latestRepo(String tag, Deadline deadline) throws InterruptedException {
    RepoAnswer first;
    try {
      first = koji.call(RepoCalls.requestLatest(tag));
    } catch (KojiFaultException e) {
      if (!e.faultString().startsWith("Invalid method")) {
        throw e;
      }
      return repoOfOlderHub(tag, deadline);
    }
    if (first.repo().isPresent()) {
      return first.repo().get();
    }
    long request = first.request().map(RepoRequest::id).orElseThrow(() -> failed(tag));
    return deadline.await(
        () -> {
          RepoAnswer answer = koji.call(RepoCalls.check(request));
          if (answer.hasFailed()) {
            throw failed(tag);
          }
          return answer.repo();
        });
  }

  private static KojiException failed(String tag) {
    return new KojiException(
        "Tried to get a repository of %s but the hub's newRepo task failed".formatted(tag));
  }

  /** Before 1.35 repositories come by themselves; theirs is new enough if no change is younger. */
  private RepoInfo repoOfOlderHub(String tag, Deadline deadline) throws InterruptedException {
    long change = koji.call(RepoCalls.lastChangeOf(tag));
    return deadline.await(
        () ->
            koji.call(RepoCalls.current(tag))
                .filter(repo -> repo.createEvent().orElse(-1) >= change));
  }
}
