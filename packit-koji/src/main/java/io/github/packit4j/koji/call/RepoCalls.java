package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.model.HubEvent;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.RepoAnswer;
import io.github.packit4j.koji.model.RepoInfo;
import java.util.Optional;

/**
 * The hub's methods about the repositories that builds are made from, as values for {@link
 * KojiClient#call} and {@link KojiBatch}.
 */
public final class RepoCalls {
  private RepoCalls() {}

  /**
   * Asks for a repository that has the latest state of a tag; for hubs from 1.35.
   *
   * @param tag the tag
   * @return the call, answering the repository or the request to watch
   */
  public static KojiCall<RepoAnswer> requestLatest(String tag) {
    return KojiCall.write("repo.request", tag)
        .keyword("min_event", "last")
        .returning(Structs::repoAnswer);
  }

  /**
   * Asks for any repository that the hub finds recent enough; for hubs from 1.35.
   *
   * @param tag the tag
   * @return the call, answering the repository or the request to watch
   */
  public static KojiCall<RepoAnswer> request(String tag) {
    return KojiCall.write("repo.request", tag).returning(Structs::repoAnswer);
  }

  /**
   * Asks how a request stands; for hubs from 1.35.
   *
   * @param requestId the request's number
   * @return the call
   */
  public static KojiCall<RepoAnswer> check(long requestId) {
    return KojiCall.read("repo.checkRequest", requestId).returning(Structs::repoAnswer);
  }

  /**
   * Finds the present repository of a tag.
   *
   * @param tag the tag
   * @return the call; empty if there is none
   */
  public static KojiCall<Optional<RepoInfo>> current(String tag) {
    return KojiCall.read("getRepo", tag)
        .returning(answer -> Structs.optional(answer, Structs::repo));
  }

  /**
   * Looks up a repository.
   *
   * @param id the repository's number
   * @return the call; empty if there is none of that number
   */
  public static KojiCall<Optional<RepoInfo>> repo(long id) {
    return KojiCall.read("repoInfo", id)
        .returning(answer -> Structs.optional(answer, Structs::repo));
  }

  /**
   * Finds the last event in the hub's history.
   *
   * @return the call
   */
  public static KojiCall<HubEvent> lastEvent() {
    return KojiCall.read("getLastEvent")
        .returning(
            event -> new HubEvent(event.member("id").asLong(), event.member("ts").asInstant()));
  }

  /**
   * Finds the last event that changed what a tag holds or inherits.
   *
   * @param tag the tag
   * @return the call, answering the event's number
   */
  public static KojiCall<Long> lastChangeOf(String tag) {
    return KojiCall.read("tagLastChangeEvent", tag).returning(KojiValue::asLong);
  }
}
