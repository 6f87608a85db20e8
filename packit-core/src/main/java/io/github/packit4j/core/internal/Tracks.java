package io.github.packit4j.core.internal;

import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.plan.ReleasePlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The dist-gits of a workflow, and which of them something is for: what happened in one of them is
 * for that one, what happened upstream is for those that the configuration names, and what does not
 * say where it is from is for the first.
 */
public final class Tracks {

  private final List<Track> all;

  /**
   * Creates the tracks of a workflow.
   *
   * @param all at least one
   */
  public Tracks(List<Track> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Gives the track that is meant where nothing else is said.
   *
   * @return the first one
   */
  public Track first() {
    return all.get(0);
  }

  /**
   * Finds those that an event may start something on.
   *
   * @param event the event
   * @return at least one
   */
  public List<Track> of(PackitEvent event) {
    if (event instanceof PackitEvent.ReleasePublished) {
      return all;
    }
    if (event instanceof PackitEvent.DistGitPush push) {
      return push.project().map(page -> at(page.toString())).orElseGet(() -> in(push.namespace()));
    }
    if (event instanceof PackitEvent.BuildStateChanged build) {
      return build.source().map(this::at).orElseGet(() -> List.of(first()));
    }
    if (event instanceof PackitEvent.CommentPosted comment) {
      return at(comment.project().toString());
    }
    if (event instanceof PackitEvent.PullRequestChanged changed) {
      return at(changed.project().toString());
    }
    if (event instanceof PackitEvent.ScratchBuildChanged scratch) {
      return at(scratch.source());
    }
    return event instanceof PackitEvent.VersionsFound found ? ofFound(found) : List.of(first());
  }

  private List<Track> ofFound(PackitEvent.VersionsFound found) {
    List<Track> served =
        all.stream()
            .filter(track -> FoundVersions.isServed(track.distGit().distribution()))
            .filter(
                track -> !FoundVersions.packages(found, track.distGit().distribution()).isEmpty())
            .toList();
    return served.isEmpty() ? List.of(first()) : served;
  }

  private List<Track> at(String address) {
    return one(track -> track.hasPackageAt(address));
  }

  private List<Track> in(String namespace) {
    return one(track -> track.distGit().namespace().equals(namespace));
  }

  private List<Track> one(Predicate<Track> wanted) {
    return List.of(all.stream().filter(wanted).findFirst().orElse(first()));
  }

  /**
   * Finds those that a request may be for.
   *
   * @param request the request
   * @return at least one
   */
  public List<Track> of(ReleaseRequest request) {
    return request.kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM
        ? all
        : at(request.project().toString());
  }

  /**
   * Finds the one that a plan is for.
   *
   * @param plan the plan
   * @return the track
   * @throws OtherDistGitException if there is none
   */
  public Track of(ReleasePlan plan) {
    if (plan.distGit().isEmpty()) {
      return first();
    }
    URI place = plan.distGit().get();
    return all.stream()
        .filter(track -> track.place().equals(place))
        .findFirst()
        .orElseThrow(
            () ->
                new OtherDistGitException(
                    "The plan is for %s, and this workflow releases into %s"
                        .formatted(place, all.stream().map(Track::place).toList())));
  }

  /**
   * Asks those that a request is for, and passes by those that have no jobs of it.
   *
   * @param request the request
   * @param question is asked of each
   * @param <T> what comes of it
   * @return at least one answer
   * @throws OtherDistGitException if none of them has jobs of it
   */
  public <T> List<T> each(ReleaseRequest request, Function<Track, T> question) {
    List<T> answers = new ArrayList<>();
    List<OtherDistGitException> none = new ArrayList<>();
    for (Track track : of(request)) {
      try {
        answers.add(question.apply(track));
      } catch (OtherDistGitException e) {
        none.add(e);
      }
    }
    if (answers.isEmpty()) {
      throw none.get(0);
    }
    return answers;
  }

  /**
   * Finds the one that carries out the plan of a job.
   *
   * @param event the event that started it
   * @param plan its plan
   * @return the track
   * @throws OtherDistGitException if there is none
   */
  public Track of(PackitEvent event, JobPlan plan) {
    return plan instanceof JobPlan.Release release ? of(release.plan()) : of(event).get(0);
  }

  /**
   * Puts together what comes of something on several tracks, each of which tells what is wrong with
   * the whole.
   *
   * @param tracks the tracks
   * @param answered answers for one of them
   * @param <T> what comes of it
   * @return the answers, the same ones once
   */
  public static <T> List<T> together(List<Track> tracks, Function<Track, List<T>> answered) {
    List<T> answers = new ArrayList<>(answered.apply(tracks.get(0)));
    for (Track track : tracks.subList(1, tracks.size())) {
      Set<String> told = answers.stream().map(String::valueOf).collect(Collectors.toSet());
      answered.apply(track).stream()
          .filter(answer -> !told.contains(String.valueOf(answer)))
          .forEach(answers::add);
    }
    return answers;
  }
}
