package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.login.BrowserLogin;
import io.github.packit4j.bodhi.login.NegotiateLogin;
import io.github.packit4j.bodhi.login.OidcLogin;
import io.github.packit4j.bodhi.login.TokenStore;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewOverride;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateType;
import io.github.packit4j.bodhi.notes.ChangeEntry;
import io.github.packit4j.bodhi.notes.PackageChanges;
import io.github.packit4j.bodhi.notes.UpdateNotes;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** The code of the README. {@link ReadmeTest} compares the two and runs what needs no account. */
final class ReadmeExamples {
  private ReadmeExamples() {}

  static String first(OkHttpClient http, Secret token) {
    BodhiClient bodhi =
        BodhiClient.builder()
            .httpClient(http)
            .authentication(BodhiAuthentication.token(token))
            .build();
    Update update =
        bodhi
            .updates()
            .create(
                NewUpdate.builder()
                    .addBuilds("hello-2.1.0-1.fc45")
                    .type(UpdateType.ENHANCEMENT)
                    .notes("New upstream release 2.1.0")
                    .addBugs(2300001)
                    .build());
    System.out.println(update.alias() + " " + update.caveats());
    return update.alias();
  }

  static List<String> releases(BodhiClient bodhi) {
    List<String> branches =
        bodhi.releases(ReleaseQuery.active()).stream()
            .filter(release -> Set.of("FEDORA", "FEDORA-EPEL").contains(release.idPrefix()))
            .filter(Release::needsManualUpdate)
            .map(Release::branch)
            .distinct()
            .toList();
    return branches;
  }

  static List<String> query(BodhiClient bodhi) {
    UpdateQuery inTesting =
        UpdateQuery.builder()
            .addPackages("hello")
            .addReleases("F45", "F44")
            .addStatuses(UpdateStatus.TESTING)
            .build();
    List<String> aliases =
        bodhi.updates().list(inTesting).stream().limit(10).map(Update::alias).toList();
    return aliases;
  }

  static Optional<UpdateStatus> ofBuild(BodhiClient bodhi) {
    Optional<UpdateStatus> status =
        bodhi.updates().ofBuild("hello-2.1.0-1.fc45").map(Update::status);
    return status;
  }

  static UpdateOutcome submit(BodhiClient bodhi) throws InterruptedException {
    NewUpdate wanted =
        NewUpdate.builder()
            .addBuilds("hello-2.1.0-1.fc45", "hello-plugins-2.1.0-1.fc45")
            .fromTag("f45-build-side-50001")
            .notes("New upstream release 2.1.0")
            .build();
    UpdateOutcome outcome = UpdateSubmission.of(bodhi).submit(wanted);
    if (outcome instanceof UpdateOutcome.Created created) {
      System.out.println("created " + created.update().alias());
    }
    return outcome;
  }

  static void edit(BodhiClient bodhi) {
    bodhi
        .updates()
        .edit("FEDORA-2026-d6cfc350da", edit -> edit.addBugs(2300002).severity(UpdateSeverity.LOW));
  }

  static void request(BodhiClient bodhi) {
    try {
      bodhi.updates().request("FEDORA-2026-d6cfc350da", UpdateRequest.STABLE);
    } catch (BodhiRejectedException e) {
      System.out.println(e.has(BodhiProblem.Kind.POLICY) ? "too early" : e.problems());
    }
  }

  static void push(BodhiClient bodhi, Clock clock) {
    for (PushOutcome outcome : StablePush.of(bodhi, clock).pushPackage("hello")) {
      if (outcome instanceof PushOutcome.Waiting waiting) {
        System.out.println(waiting.update().alias() + ": " + waiting.reason());
      }
    }
  }

  static void editWithoutSideTag(BodhiClient bodhi) {
    bodhi
        .updates()
        .edit(
            "FEDORA-2026-d6cfc350da", edit -> edit.fromTag(Optional.empty()).notes("Better notes"));
  }

  static CommentOutcome comment(BodhiClient bodhi) {
    CommentOutcome commented =
        bodhi
            .updates()
            .comment(
                "FEDORA-2026-d6cfc350da",
                NewComment.builder().text("Works here.").karma(1).build());
    if (commented.has(Caveat.Kind.OWN_KARMA)) {
      System.out.println("votes on one's own updates do not count");
    }
    return commented;
  }

  static void override(BodhiClient bodhi, Instant now) {
    bodhi
        .overrides()
        .create(
            new NewOverride(
                "hello-2.1.0-1.fc45", "needed to build its plugins", now.plus(Duration.ofDays(7))));
  }

  static ReleaseData cache(BodhiClient bodhi, Path directory) {
    ReleaseCache cache =
        ReleaseCache.builder(bodhi)
            .maxAge(Duration.ofHours(1))
            .file(directory.resolve("releases.json"))
            .build();
    ReleaseData data = cache.current();
    if (data instanceof ReleaseData.Stale stale) {
      System.out.println("releases are " + stale.age() + " old: " + stale.cause().getMessage());
    }
    return data;
  }

  static UpdateNotes notes(List<ChangeEntry> news) {
    UpdateNotes notes =
        UpdateNotes.automatic(List.of(new PackageChanges("hello", "hello-2.1.0-1.fc45", news)));
    return notes;
  }

  static BodhiClient login(
      OkHttpClient http, Path home, KerberosLogin kerberos, Consumer<URI> openInBrowser) {
    BodhiInstance instance = BodhiInstance.fedoraStaging();
    OidcLogin login =
        OidcLogin.builder(instance)
            .httpClient(http)
            .store(TokenStore.file(home.resolve(".config/bodhi/client.json")))
            .method(NegotiateLogin.of(kerberos, http))
            .method(BrowserLogin.opening(openInBrowser))
            .build();
    BodhiClient bodhi =
        BodhiClient.builder().instance(instance).httpClient(http).authentication(login).build();
    return bodhi;
  }
}
