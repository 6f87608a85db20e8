package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Release;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's calls about releases; drafts are for those who may push. */
final class ReleaseCalls {

  private ReleaseCalls() {}

  static void addTo(GitHubApi api) {
    api.get("/releases", ReleaseCalls::list);
    api.get("/releases/latest", call -> found(call, call.project().shelf().latest()));
    api.get("/releases/tags/{tag}", ReleaseCalls::ofTag);
    api.get("/releases/{id}", call -> found(call, visible(call)));
    api.on("POST", "/releases", ReleaseCalls::create);
    api.on("PATCH", "/releases/{id}", ReleaseCalls::edit);
    api.on("DELETE", "/releases/{id}", ReleaseCalls::delete);
  }

  private static HttpResponse list(ApiCall call) {
    boolean drafts = call.may(UpstreamRole.WRITE);
    return GitHubApi.page(
        call,
        call.project().shelf().newestFirst().stream()
            .filter(release -> drafts || !release.draft())
            .map(release -> GitHubJson.release(call.project(), release))
            .toList());
  }

  private static HttpResponse ofTag(ApiCall call) {
    return found(call, call.project().shelf().publishedOf(call.path("tag")));
  }

  private static Optional<Release> visible(ApiCall call) {
    return call.project()
        .shelf()
        .withId(call.number("id"))
        .filter(release -> !release.draft() || call.may(UpstreamRole.WRITE));
  }

  private static HttpResponse found(ApiCall call, Optional<Release> release) {
    return GitHubApi.found(GitHubJson.release(call.project(), require(release)));
  }

  private static Release require(Optional<Release> release) {
    return release.orElseThrow(() -> ForgeRefusal.notFound("Release"));
  }

  private static void requirePush(ApiCall call) {
    call.writer("contents=write");
    if (!call.may(UpstreamRole.WRITE)) {
      throw ForgeRefusal.notFound("Release");
    }
  }

  private static void checkForm(ApiCall call) {
    GitHubSchema.texts(call, "tag_name", "target_commitish", "name", "body");
    GitHubSchema.flags(call, "draft", "prerelease", "generate_release_notes");
    GitHubSchema.word(call, "make_latest", List.of("true", "false", "legacy"));
    GitHubSchema.length(call, "Release");
  }

  private static HttpResponse create(ApiCall call) {
    requirePush(call);
    checkForm(call);
    String tag =
        call.text("tag_name")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> ForgeRefusal.invalid("Release.tag_name", "can't be blank"));
    UpstreamRelease content =
        new UpstreamRelease(
            tag,
            call.text("name").orElse(tag),
            call.text("body").orElse(""),
            call.flag("prerelease"),
            call.flag("draft"),
            Optional.empty(),
            Map.of());
    String ref = call.text("target_commitish").orElse(call.project().defaultBranch());
    Release release = call.project().shelf().add(content, ref, call.account().name());
    return GitHubApi.created(GitHubJson.release(call.project(), release));
  }

  private static HttpResponse edit(ApiCall call) {
    requirePush(call);
    checkForm(call);
    Release old = require(call.project().shelf().withId(call.number("id")));
    UpstreamRelease before = old.content();
    UpstreamRelease content =
        new UpstreamRelease(
            call.text("tag_name").orElse(before.tag()),
            call.text("name").orElse(before.name()),
            call.text("body").orElse(before.body()),
            call.body().path("prerelease").asBoolean(before.prerelease()),
            call.body().path("draft").asBoolean(before.draft()),
            before.date(),
            before.assets());
    Release edited = call.project().shelf().edit(old, content, call.account().name());
    return GitHubApi.found(GitHubJson.release(call.project(), edited));
  }

  private static HttpResponse delete(ApiCall call) {
    requirePush(call);
    Release release = require(call.project().shelf().withId(call.number("id")));
    call.project().shelf().delete(release, call.account().name());
    return HttpResponse.empty(204);
  }
}
