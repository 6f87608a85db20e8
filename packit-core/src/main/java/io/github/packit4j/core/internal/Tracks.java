package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.PushRequest;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.SyncRequest;
import io.github.packit4j.core.command.CommandGrammar;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.failure.OtherDistGitException;
import io.github.packit4j.core.failure.UndecidedDistGitException;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SyncPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The dist-gits of a workflow, and which of them something is for: what happened in one of them is
 * for that one, what happened upstream is for those that the configuration names. What does not say
 * where it is from goes where something else leads to; see {@link EventRoutes}.
 */
public final class Tracks {

  private final List<Track> all;
  private final EventRoutes routes;

  /**
   * Creates the tracks of a workflow.
   *
   * @param all at least one
   * @param grammar how commands in comments are written
   */
  public Tracks(List<Track> all, CommandGrammar grammar) {
    this.all = List.copyOf(all);
    this.routes = new EventRoutes(all, grammar);
  }

  /**
   * Finds where an event may start something.
   *
   * @param event the event
   * @return the tracks, or why there is none
   */
  public Route of(PackitEvent event) {
    return routes.of(event);
  }

  private List<Track> at(String address) {
    List<Track> there = all.stream().filter(track -> track.hasPackageAt(address)).toList();
    return there.isEmpty() ? List.of(all.get(0)) : there;
  }

  /**
   * Finds the one that a request to bring something back upstream is for.
   *
   * @param request the request
   * @return the track
   * @throws OtherDistGitException if the package is in none of the dist-gits
   * @throws UndecidedDistGitException if the package has the job in several, and the request does
   *     not say which is meant
   */
  public Track of(SyncRequest request) {
    return one(
        request.project(),
        request.packageName(),
        track -> track.landmarks().configures(JobType.SYNC_FROM_DOWNSTREAM, request.packageName()));
  }

  /**
   * Finds the one whose updates a request is about.
   *
   * @param request the request
   * @return the track
   * @throws OtherDistGitException if the package is in none of the dist-gits
   * @throws UndecidedDistGitException if several have a Bodhi, and nothing says which is meant
   */
  public Track of(PushRequest request) {
    return one(
        request.project(),
        request.packageName(),
        track ->
            track.landmarks().bodhi().isPresent()
                && (all.size() == 1
                    || request.alias().map(track.landmarks()::hasUpdate).orElse(true)));
  }

  private Track one(Optional<URI> project, String packageName, Predicate<Track> leads) {
    if (project.isPresent()) {
      String address = project.get().toString();
      return all.stream()
          .filter(track -> track.hasPackageAt(address))
          .findFirst()
          .orElseThrow(
              () -> new OtherDistGitException(address + " is no package of " + places(all)));
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    List<Track> found = all.stream().filter(leads).toList();
    if (found.size() > 1) {
      throw new UndecidedDistGitException(
          "%s: %s. Say which is meant, with in(...) of the request."
              .formatted(packageName, open(found, all)));
    }
    // Where there is none, any of them says what is missing.
    return found.isEmpty() ? all.get(0) : found.get(0);
  }

  /** Says between which dist-gits something is open. */
  static String open(List<Track> found, List<Track> all) {
    return found.isEmpty()
        ? "nothing says which of %s it is for".formatted(places(all))
        : "it may be for any of %s".formatted(places(found));
  }

  private static List<URI> places(List<Track> tracks) {
    return tracks.stream().map(Track::place).toList();
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
    return planned(plan.distGit());
  }

  /**
   * Finds the one that a plan comes from.
   *
   * @param plan the plan
   * @return the track
   * @throws OtherDistGitException if there is none
   */
  public Track of(SyncPlan plan) {
    return planned(plan.distGit());
  }

  /** A plan that names none is the first one's. */
  private Track planned(Optional<URI> place) {
    return place.isEmpty()
        ? all.get(0)
        : all.stream()
            .filter(track -> track.place().equals(place.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    new OtherDistGitException(
                        "The plan is for %s, and this workflow releases into %s"
                            .formatted(place.get(), places(all))));
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
   * @param route where the event goes that has started it
   * @param plan its plan
   * @return the track
   * @throws OtherDistGitException if there is none
   * @throws UndecidedDistGitException if there are several, or nothing says which, by now
   */
  public Track of(Route route, JobPlan plan) {
    if (plan instanceof JobPlan.Release release) {
      return of(release.plan());
    }
    if (plan instanceof JobPlan.Synchronization sync) {
      return of(sync.plan());
    }
    List<Track> tracks = tracks(route);
    if (plan instanceof JobPlan.Settled || route instanceof Route.To && tracks.size() == 1) {
      return tracks.get(0);
    }
    throw new UndecidedDistGitException(
        "The plan of %s for %s cannot be carried out: %s. Make a new plan."
            .formatted(plan.job(), plan.packageName(), open(tracks, all)));
  }

  /**
   * Gives who tells what has become of an event.
   *
   * @param route where it goes
   * @return those that it goes to, or else any
   */
  public List<Track> tracks(Route route) {
    return route instanceof Route.To to ? to.tracks() : List.of(all.get(0));
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
