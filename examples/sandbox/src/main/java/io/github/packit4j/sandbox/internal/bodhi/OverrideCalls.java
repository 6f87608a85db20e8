package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, ends and shows buildroot overrides: {@code /overrides/}. */
final class OverrideCalls {

  private static final int MOST_DAYS = 31;
  private static final Set<String> NAMES =
      Set.of(
          "display_user",
          "like",
          "search",
          "chrome",
          "page",
          "rows_per_page",
          "builds",
          "expired",
          "packages",
          "releases",
          "user");

  private final Clock clock;
  private final BodhiSessions sessions;
  private final Overrides overrides;
  private final Builds builds;
  private final Releases releases;
  private final Buildsystem koji;
  private final UserJson users;
  private final UpdateJson answers;
  private final UpdateJson plain;

  OverrideCalls(
      Clock clock,
      BodhiSessions sessions,
      Overrides overrides,
      Builds builds,
      Releases releases,
      Buildsystem koji,
      UserJson users,
      UpdateJson answers,
      UpdateJson plain) {
    this.clock = clock;
    this.sessions = sessions;
    this.overrides = overrides;
    this.builds = builds;
    this.releases = releases;
    this.koji = koji;
    this.users = users;
    this.answers = answers;
    this.plain = plain;
  }

  private record Form(
      List<String> nvrs,
      String notes,
      Instant expiration,
      boolean expired,
      Optional<String> edited) {

    static Form read(HttpRequest request, CsrfTokens csrf) {
      Problems problems = new Problems();
      ParameterReader reader = new ParameterReader(Parameters.ofBody(request), "body", problems);
      csrf.check(request, reader, problems);
      Optional<String> nvr = reader.required("nvr", "Required");
      Optional<String> notes = reader.bounded("notes", "Required", 2, Integer.MAX_VALUE);
      Optional<Instant> expiration =
          reader
              .required("expiration_date", "Required")
              .flatMap(t -> reader.time("expiration_date"));
      boolean expired = reader.lenientFlag("expired", false);
      Optional<String> edited = reader.text("edited");
      problems.throwIfAny();
      return new Form(
          ParameterReader.split(nvr.stream().toList()),
          notes.orElse(""),
          expiration.orElse(Instant.EPOCH),
          expired,
          edited);
    }
  }

  HttpResponse save(HttpRequest request) {
    String user = sessions.packager(request, "save_override__POST");
    Form form = Form.read(request, sessions);
    Problems problems = new Problems();
    List<BuildRow> named = builds(form, problems);
    checkDate(form.expiration(), problems);
    if (form.notes().codePointCount(0, form.notes().length()) > 2000) {
      problems.body("notes", "Notes may not contain more than 2000 chars");
    }
    problems.throwIfAny();
    if (form.edited().isPresent()) {
      return answer(edit(form, form.edited().get(), user), List.of());
    }
    List<BuildOverride> made = new ArrayList<>();
    for (BuildRow build : named) {
      made.add(overrides.create(build, user, form.notes(), form.expiration()));
    }
    if (made.size() == 1) {
      return answer(made.get(0), List.of());
    }
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("overrides");
    made.forEach(override -> list.add(answers.override(override)));
    String split = "Your override submission was split into " + made.size() + ".";
    body.set("caveats", Caveat.json(List.of(new Caveat("nvrs", split))));
    return HttpResponse.json(body);
  }

  private HttpResponse answer(BuildOverride override, List<Caveat> caveats) {
    ObjectNode body = plain.override(override);
    body.set("caveats", Caveat.json(caveats));
    return HttpResponse.json(body);
  }

  private BuildOverride edit(Form form, String edited, String user) {
    BuildRow build =
        builds.find(edited).orElseThrow(() -> BodhiRefusal.body("edited", "No such build"));
    BuildOverride override =
        overrides
            .of(build)
            .orElseThrow(() -> BodhiRefusal.body("edited", "No buildroot override for this build"));
    return overrides.edit(override, user, form.notes(), form.expiration(), form.expired());
  }

  private List<BuildRow> builds(Form form, Problems problems) {
    if (form.nvrs().isEmpty()) {
      problems.body("nvr", "A comma-separated list of NVRs is required.");
    } else if (form.nvrs().size() > 1 && form.edited().isPresent()) {
      problems.body("nvr", "Cannot combine multiple NVRs with editing a buildroot override.");
    }
    List<BuildRow> named = new ArrayList<>();
    for (String nvr : problems.isEmpty() ? form.nvrs() : List.<String>of()) {
      Optional<BuildRow> build = build(nvr, form.edited().isPresent(), problems);
      if (build.isEmpty()) {
        return List.of();
      }
      named.add(build.get());
    }
    return named;
  }

  private Optional<BuildRow> build(String nvr, boolean edited, Problems problems) {
    Optional<BuildRow> known = builds.find(nvr);
    if (known.isEmpty()) {
      return fromKoji(nvr, problems);
    }
    boolean failed =
        known
            .flatMap(BuildRow::update)
            .flatMap(Update::gating)
            .filter("failed"::equals)
            .isPresent();
    if (failed && !edited) {
      problems.body(
          "nvr", "Cannot create a buildroot override if build's test gating status is failed.");
      return Optional.empty();
    }
    var release = known.get().release().settings();
    if (release.overrideTag().isEmpty()) {
      problems.body(
          "nvr",
          "Cannot create a buildroot override because the release associated with the build does"
              + " not support it.");
      return Optional.empty();
    }
    List<String> tags = koji.tags(nvr);
    if (!tags.contains(release.candidateTag()) && !tags.contains(release.testingTag())) {
      problems.body("nvr", "Invalid build.  It must be tagged as either candidate or testing.");
      return Optional.empty();
    }
    return known;
  }

  private Optional<BuildRow> fromKoji(String nvr, Problems problems) {
    List<String> valid = new ArrayList<>(releases.candidateTags());
    valid.addAll(releases.testingTags());
    List<String> tags;
    try {
      tags = koji.tags(nvr).stream().filter(valid::contains).toList();
    } catch (BackendTrouble e) {
      problems.body(
          "nvr",
          "Couldn't determine koji tags for %s, %s".formatted(nvr, Python.string(e.reason())));
      return Optional.empty();
    }
    Optional<ReleaseRow> release = releases.ofTags(tags);
    if (release.isEmpty()) {
      problems.body("nvr", "Invalid build");
    }
    return release.map(row -> builds.get(nvr, row));
  }

  private void checkDate(Instant expiration, Problems problems) {
    LocalDate day = LocalDate.ofInstant(expiration, ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!day.isAfter(today)) {
      problems.body("expiration_date", "Expiration date in the past");
    } else if (day.isAfter(today.plusDays(MOST_DAYS))) {
      problems.body("expiration_date", "Expiration date may not be longer than " + MOST_DAYS);
    }
  }

  HttpResponse list(HttpRequest request) {
    Query query = new Query(request, NAMES);
    ParameterReader reader = query.reader();
    boolean displayUser = reader.strictFlag("display_user").orElse(true);
    Optional<String> like = reader.text("like").map(String::strip);
    Optional<String> search = reader.text("search").map(String::strip);
    Paging paging = Paging.read(reader);
    Optional<List<String>> nvrs = reader.list("builds", "build");
    Optional<Boolean> expired = reader.strictFlag("expired");
    Optional<List<String>> packages = reader.list("packages", "package");
    Optional<List<String>> wantedReleases = reader.list("releases", "release");
    Optional<List<String>> submitters = reader.list("user", "user");
    query.wellFormed();
    query.known("packages", packages, builds::knowsPackage);
    Optional<List<ReleaseRow>> rows = query.releases(wantedReleases, releases);
    query.known("user", submitters, users::knows);
    query.done();

    List<BuildOverride> found =
        overrides.newestFirst().stream()
            .filter(one -> Query.fits(expired, ended -> ended == one.expired().isPresent()))
            .filter(one -> Query.isWanted(nvrs, one.build().nvr()))
            .filter(one -> Query.isWanted(packages, one.build().packageName()))
            .filter(one -> Query.isWanted(rows, one.build().release()))
            .filter(one -> Query.fits(like, one.build().nvr()::contains))
            .filter(
                one ->
                    Query.fits(search, text -> Query.containsIgnoringCase(one.build().nvr(), text)))
            .filter(one -> Query.isWanted(submitters, one.submitter()))
            .toList();
    ObjectNode body = paging.put(Json.object(), "overrides", found, answers::override);
    body.put("chrome", paging.chrome());
    return HttpResponse.json(body.put("display_user", displayUser));
  }

  HttpResponse one(String nvr) {
    BuildRow build =
        builds.find(nvr).orElseThrow(() -> BodhiRefusal.of(404, "url", "nvr", "No such build"));
    BuildOverride override =
        overrides
            .of(build)
            .orElseThrow(
                () -> BodhiRefusal.of(404, "url", "nvr", "No buildroot override for this build"));
    ObjectNode body = Json.object();
    body.set("override", answers.override(override));
    return HttpResponse.json(body);
  }
}
