package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.forge.Release;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's calls about releases, which are known by their tags. */
final class ReleaseCalls {

  private ReleaseCalls() {}

  static void addTo(GitLabApi api) {
    api.get("/releases", ReleaseCalls::list);
    api.get("/releases/{tag}", call -> found(call, find(call)));
    api.on("POST", "/releases", ReleaseCalls::create);
    api.on("PUT", "/releases/{tag}", ReleaseCalls::edit);
    api.on("DELETE", "/releases/{tag}", ReleaseCalls::delete);
  }

  /** The newest date comes first, be it yet to come. */
  private static HttpResponse list(ApiCall call) {
    List<Release> all = new ArrayList<>(call.project().shelf().newestFirst());
    all.sort(
        Comparator.comparing(
                (Release release) -> release.content().date().orElse(release.created()))
            .reversed());
    return GitLabApi.page(
        call, all.stream().map(one -> GitLabJson.release(call.project(), one)).toList());
  }

  private static Release find(ApiCall call) {
    return call.project()
        .shelf()
        .ofTag(call.path("tag"))
        .orElseThrow(() -> ForgeRefusal.notFound("Release"));
  }

  private static HttpResponse found(ApiCall call, Release release) {
    return GitLabApi.found(GitLabJson.release(call.project(), release));
  }

  private static String writer(ApiCall call) {
    String who = call.writer(GitLabApi.SCOPE).name();
    call.require(UpstreamRole.WRITE);
    return who;
  }

  private static HttpResponse create(ApiCall call) {
    String who = writer(call);
    String tag =
        call.text("tag_name")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> ForgeRefusal.invalid("tag_name", "is missing"));
    boolean tagged = call.project().commitOf("refs/tags/" + tag).isPresent();
    if (!tagged && call.text("ref").isEmpty()) {
      return GitLabRefusals.message(422, "Ref is not specified");
    }
    UpstreamRelease content =
        new UpstreamRelease(
            tag,
            call.text("name").orElse(tag),
            call.text("description").orElse(""),
            false,
            false,
            date(call),
            Map.of());
    try {
      Release release = call.project().shelf().add(content, call.text("ref").orElse(tag), who);
      return GitLabApi.created(GitLabJson.release(call.project(), release));
    } catch (ForgeRefusal e) {
      if (e.reason() == Reason.INVALID) {
        return GitLabRefusals.message(
            400, "Failed to create tag \"" + tag + "\": invalid reference");
      }
      throw e;
    }
  }

  private static Optional<Instant> date(ApiCall call) {
    try {
      return call.text("released_at").map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw ForgeRefusal.invalid("released_at", "is invalid");
    }
  }

  private static HttpResponse edit(ApiCall call) {
    String who = writer(call);
    Release old = find(call);
    UpstreamRelease before = old.content();
    UpstreamRelease content =
        new UpstreamRelease(
            before.tag(),
            call.text("name").orElse(before.name()),
            call.text("description").orElse(before.body()),
            false,
            false,
            date(call).or(before::date),
            before.assets());
    return found(call, call.project().shelf().edit(old, content, who));
  }

  private static HttpResponse delete(ApiCall call) {
    String who = writer(call);
    Release release = find(call);
    call.project().shelf().delete(release, who);
    return found(call, release);
  }
}
