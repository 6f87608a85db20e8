package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.model.BodhiBuild;
import io.github.packit4j.bodhi.model.BuildrootOverride;
import io.github.packit4j.bodhi.model.NewOverride;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Replays every exchange recorded with a real Bodhi: the call that makes the request, compared
 * field by field, and the answer, compared value by value with what our client makes of it.
 *
 * <p>Edits are the exception. The recordings send chosen fields to show what Bodhi does to those
 * left out; our client sends all of them. There the recorded fields must be among ours, with the
 * same values, except for what a recording leaves out to provoke a refusal.
 *
 * <p>Left out: the request of {@code update-create-security-without-severity}, which our client
 * refuses to make; that of {@code override-too-long}, which was not recorded; the bus messages
 * beside the exchanges, which no client of Bodhi's API sees; of values, {@link
 * ModelJson#NOT_MODELLED}. The sessions of Bodhi's own client are in {@code login.WireTest}.
 */
class ContractTest {
  private final Map<String, Consumer<Replay>> replays = replays();

  @TestFactory
  Stream<DynamicTest> everyRecordedExchange() {
    return Recording.all().values().stream()
        .map(
            recording ->
                DynamicTest.dynamicTest(
                    recording.name(),
                    () -> {
                      try (Replay replay = new Replay(recording)) {
                        Consumer<Replay> steps = replays.get(recording.name());
                        assertThat(steps).as("a replay of " + recording.name()).isNotNull();
                        if (steps != null) {
                          steps.accept(replay);
                        }
                      }
                    }));
  }

  @Test
  void replaysNothingThatIsNotRecorded() {
    assertThat(replays.keySet()).isEqualTo(new TreeSet<>(Recording.all().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> everyRecordedListOfReleases() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Recording.folder().resolve("releases"))) {
      files = found.sorted().toList();
    }
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      try (FakeBodhi bodhi = new FakeBodhi()) {
                        JsonNode body = Recording.json(file);
                        bodhi.on("GET", "/releases/", 200, body.toString());
                        assertReleases(
                            bodhi.client().build().releases(ReleaseQuery.all()).toList(),
                            body.path("releases"));
                      }
                    }));
  }

  private static Map<String, Consumer<Replay>> replays() {
    Map<String, Consumer<Replay>> all = new TreeMap<>();
    all.put("build-get", ContractTest::build);
    all.put("override-create", ContractTest::override);
    all.put("override-too-long", ContractTest::overrideRefused);
    all.put("releases-query", ContractTest::releases);
    all.put("update-get", ContractTest::update);
    all.put("update-get-missing", ContractTest::missingUpdate);
    all.put("updates-query", replay -> updates(replay, "python-hello"));
    all.put("updates-query-empty", replay -> updates(replay, "does-not-exist"));

    all.put("request-stable", replay -> requested(replay, UpdateRequest.STABLE));
    all.put("request-obsolete", replay -> requested(replay, UpdateRequest.OBSOLETE));
    all.put("request-revoke", replay -> requested(replay, UpdateRequest.REVOKE));
    all.put(
        "request-locked",
        replay -> requestRefused(replay, UpdateRequest.STABLE, BodhiProblem.Kind.LOCKED));
    all.put(
        "request-stable-too-early",
        replay -> requestRefused(replay, UpdateRequest.STABLE, BodhiProblem.Kind.POLICY));
    all.put(
        "request-testing-from-stable",
        replay -> requestRefused(replay, UpdateRequest.TESTING, BodhiProblem.Kind.INVALID));
    all.put(
        "request-unpush-pending",
        replay -> requestRefused(replay, UpdateRequest.UNPUSH, BodhiProblem.Kind.INVALID));

    for (String created :
        List.of(
            "update-create-single",
            "update-create-tuned",
            "update-create-obsoletes-older",
            "update-create-two-releases",
            "sidetag-create")) {
      all.put(created, ContractTest::created);
    }
    all.put("update-create-duplicate-build", ContractTest::existing);
    all.put("update-recreate-obsoleted-build", ContractTest::existing);
    all.put("sidetag-create-again", ContractTest::existing);
    refused(all, "update-create-missing-build", BodhiProblem.Kind.NOT_FOUND);
    refused(all, "update-create-no-commit-access", BodhiProblem.Kind.NOT_PERMITTED);
    refused(all, "update-create-not-packager", BodhiProblem.Kind.NOT_PERMITTED);
    refused(all, "update-create-rawhide", BodhiProblem.Kind.AUTOMATIC_RELEASE);
    refused(all, "update-create-untagged-build", BodhiProblem.Kind.NOT_TAGGED_YET);
    refused(all, "update-create-wrong-tag", BodhiProblem.Kind.NOT_TAGGED_YET);
    refused(all, "sidetag-missing", BodhiProblem.Kind.NOT_FOUND);
    refused(all, "sidetag-not-a-sidetag", BodhiProblem.Kind.INVALID);
    all.put("update-create-security-without-severity", ContractTest::withoutSeverity);

    all.put("update-edit-single", replay -> edited(replay, "update-create-obsoletes-older"));
    all.put("update-edit-resets-omitted-fields", replay -> edited(replay, "update-create-tuned"));
    all.put("sidetag-edit-add-build", replay -> edited(replay, "sidetag-create"));
    editRefused(all, "sidetag-edit-without-bugs", BodhiProblem.Kind.TEMPORARY);
    editRefused(all, "sidetag-edit-without-from-tag", BodhiProblem.Kind.NOT_TAGGED_YET);
    editRefused(all, "sidetag-build-not-in-tag", BodhiProblem.Kind.INVALID);
    editRefused(all, "update-edit-stable", BodhiProblem.Kind.NOT_EDITABLE);
    editRefused(all, "update-edit-unknown-alias", BodhiProblem.Kind.NOT_FOUND);
    return all;
  }

  private static void build(Replay replay) {
    BodhiBuild build = replay.client.build("python-hello-1.2-1.fc43").orElseThrow();

    replay.assertRequest();
    assertJson(ModelJson.build(build), replay.recording.body());
  }

  private static void releases(Replay replay) {
    List<Release> releases = replay.client.releases(ReleaseQuery.all()).toList();

    replay.assertRequest();
    assertReleases(releases, replay.recording.body().path("releases"));
  }

  private static void assertReleases(List<Release> releases, JsonNode recorded) {
    assertThat(releases).hasSize(recorded.size());
    for (int i = 0; i < releases.size(); i++) {
      assertJson(ModelJson.release(releases.get(i), recorded.get(i)), recorded.get(i));
    }
  }

  private static void update(Replay replay) {
    Update update = replay.client.updates().find("FEDORA-2026-de3bf82f14").orElseThrow();

    replay.assertRequest();
    assertJson(ModelJson.update(update, false), replay.recording.body().path("update"));
  }

  private static void missingUpdate(Replay replay) {
    assertThat(replay.client.updates().find("FEDORA-2026-ffffffffff")).isEmpty();
    replay.assertRequest();
  }

  private static void updates(Replay replay, String packageName) {
    List<Update> updates =
        replay.client.updates().list(UpdateQuery.forPackage(packageName)).toList();

    replay.assertRequest();
    JsonNode recorded = replay.recording.body().path("updates");
    assertThat(updates).hasSize(recorded.size());
    for (int i = 0; i < updates.size(); i++) {
      assertJson(ModelJson.update(updates.get(i), false), recorded.get(i));
    }
  }

  private static void override(Replay replay) {
    BuildrootOverride override =
        replay
            .client
            .overrides()
            .create(
                new NewOverride(
                    "python-ovr-1.0-1.fc43",
                    "needed to build python-side",
                    Instant.parse("2026-11-29T12:00:00Z")));

    replay.assertRequest();
    assertJson(ModelJson.override(override, replay.recording.body()), replay.recording.body());
  }

  /** The request was not recorded, only the answer. */
  private static void overrideRefused(Replay replay) {
    BodhiRejectedException refusal =
        catchThrowableOfType(
            BodhiRejectedException.class,
            () ->
                replay
                    .client
                    .overrides()
                    .create(
                        new NewOverride(
                            "a-1-1.fc43", "notes", Instant.parse("2027-11-29T12:00:00Z"))));

    replay.assertRefusal(refusal, BodhiProblem.Kind.INVALID);
  }

  private static void requested(Replay replay, UpdateRequest request) {
    Update update = replay.client.updates().request(replay.alias(), request);

    replay.assertRequest();
    assertJson(ModelJson.update(update, false), replay.recording.body().path("update"));
  }

  private static void requestRefused(Replay replay, UpdateRequest request, BodhiProblem.Kind kind) {
    BodhiRejectedException refusal =
        catchThrowableOfType(
            BodhiRejectedException.class,
            () -> replay.client.updates().request(replay.alias(), request));

    replay.assertRequest();
    replay.assertRefusal(refusal, kind);
  }

  private static void created(Replay replay) {
    List<Update> updates = replay.client.updates().createAll(replay.newUpdate());

    replay.assertRequest();
    JsonNode body = replay.recording.body();
    List<JsonNode> recorded = new java.util.ArrayList<>();
    if (body.has("updates")) {
      body.path("updates").forEach(recorded::add);
    } else {
      recorded.add(body);
    }
    assertThat(updates).hasSameSizeAs(recorded);
    for (int i = 0; i < updates.size(); i++) {
      // Of a split, the caveats stand beside the updates.
      Update update = updates.get(i);
      assertThat(update.caveats()).hasSize(body.path("caveats").size());
      assertJson(ModelJson.update(update, recorded.get(i).has("caveats")), recorded.get(i));
    }
  }

  private static void existing(Replay replay) {
    UpdateExistsException refusal =
        catchThrowableOfType(
            UpdateExistsException.class, () -> replay.client.updates().create(replay.newUpdate()));

    replay.assertRequest();
    assertThat(refusal.has(BodhiProblem.Kind.ALREADY_EXISTS)).isTrue();
    assertThat(refusal.problems()).hasSize(replay.recording.body().path("errors").size());
  }

  private static void refused(
      Map<String, Consumer<Replay>> all, String name, BodhiProblem.Kind kind) {
    all.put(
        name,
        replay -> {
          BodhiRejectedException refusal =
              catchThrowableOfType(
                  BodhiRejectedException.class,
                  () -> replay.client.updates().create(replay.newUpdate()));

          replay.assertRequest();
          replay.assertRefusal(refusal, kind);
        });
  }

  /** Our client refuses it without a request, so the answer is provoked by another one. */
  private static void withoutSeverity(Replay replay) {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, replay::newUpdate))
        .hasMessageContaining("a security update needs a severity");
    BodhiRejectedException refusal =
        catchThrowableOfType(
            BodhiRejectedException.class,
            () ->
                replay
                    .client
                    .updates()
                    .create(NewUpdate.builder().addBuilds("a-1-1.fc43").notes("notes").build()));
    replay.assertRefusal(refusal, BodhiProblem.Kind.INVALID);
  }

  private static void edited(Replay replay, String present) {
    Update update = replay.edit(present);

    replay.assertRequestHoldsRecordedFields();
    assertJson(ModelJson.update(update, true), replay.recording.body());
  }

  private static void editRefused(
      Map<String, Consumer<Replay>> all, String name, BodhiProblem.Kind kind) {
    all.put(
        name,
        replay -> {
          BodhiRejectedException refusal =
              catchThrowableOfType(
                  BodhiRejectedException.class, () -> replay.edit("sidetag-create"));

          replay.assertRequestHoldsRecordedFields();
          // What those recordings leave out is always there in ours.
          assertThat(replay.sentForm()).containsKeys("bugs", "from_tag");
          replay.assertRefusal(refusal, kind);
        });
  }

  private static void assertJson(JsonNode ours, JsonNode recorded) {
    assertThat(ours).isEqualTo(ModelJson.modelled(recorded));
  }
}
