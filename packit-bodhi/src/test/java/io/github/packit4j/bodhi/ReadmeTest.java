package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.notes.ChangeEntry;
import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code is that of {@link ReadmeExamples}, and it runs. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KIND =
      Pattern.compile("^\\| `([A-Z_]+)` \\|.*\\| (yes|no|does not count) \\|$", Pattern.MULTILINE);
  private static final String ALIAS = "FEDORA-2026-d6cfc350da";
  private static final String NVR = "hello-2.1.0-1.fc45";

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().build();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void everyBlockStandsInTheExamples() throws IOException {
    String examples =
        flat(
            Files.readString(
                Path.of("src/test/java/io/github/packit4j/bodhi/ReadmeExamples.java")));
    Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    List<String> missing = new ArrayList<>();
    int blocks = 0;
    while (block.find()) {
      blocks++;
      if (!examples.contains(flat(block.group(1)))) {
        missing.add(block.group(1));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(blocks).isEqualTo(14);
  }

  @Test
  void theTableOfKindsIsThatOfTheCode() throws IOException {
    Matcher row = KIND.matcher(Files.readString(Path.of("README.md")));
    Map<String, String> documented = new TreeMap<>();
    while (row.find()) {
      documented.put(row.group(1), row.group(2));
    }
    Map<String, String> coded = new TreeMap<>();
    for (BodhiProblem.Kind kind : BodhiProblem.Kind.values()) {
      coded.put(kind.name(), kind.mayPassByItself() ? "yes" : "no");
    }
    coded.put("CONSEQUENCE", "does not count");
    assertThat(documented).isEqualTo(coded);
  }

  @Test
  void theFirstExampleRunsAgainstTheRealHostName() {
    bodhi.on("POST", "/updates/", 200, Fixture.text("update-created"));
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  HttpUrl url = chain.request().url();
                  assertThat(url.host()).isEqualTo("bodhi.fedoraproject.org");
                  HttpUrl loopback =
                      url.newBuilder()
                          .scheme("http")
                          .host(bodhi.uri().getHost())
                          .port(bodhi.uri().getPort())
                          .build();
                  return chain.proceed(chain.request().newBuilder().url(loopback).build());
                })
            .build();

    assertThat(ReadmeExamples.first(http, Secret.of("token"))).isEqualTo(ALIAS);
  }

  @Test
  void queriesRun() {
    bodhi
        .on("GET", "/releases/", 200, Fixture.text("releases"))
        .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update(ALIAS, "testing", NVR)));

    assertThat(ReadmeExamples.releases(client)).containsExactly("epel10.3", "f45");
    assertThat(ReadmeExamples.query(client)).containsExactly(ALIAS);
    assertThat(ReadmeExamples.ofBuild(client)).contains(UpdateStatus.TESTING);
    ReadmeExamples.push(client, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    assertThat(ReadmeExamples.cache(client, folder)).isInstanceOf(ReleaseData.Fresh.class);
  }

  @Test
  void writesRun() throws InterruptedException {
    String created = Fixture.text("update-created");
    bodhi
        .on("GET", "/updates/", 200, Fixture.updates())
        .on("GET", "/updates/" + ALIAS, 200, "{\"update\": " + created + "}")
        .on("POST", "/updates/", 200, created)
        .on("POST", "/updates/" + ALIAS + "/request", 200, "{\"update\": " + created + "}")
        .on(
            "POST",
            "/comments/",
            200,
            "{\"comment\": {\"id\": 1, \"text\": \"Works here.\", \"karma\": 1}}")
        .on("POST", "/overrides/", 200, "{\"nvr\": \"" + NVR + "\"}");

    assertThat(ReadmeExamples.submit(client)).isInstanceOf(UpdateOutcome.Created.class);
    ReadmeExamples.edit(client);
    ReadmeExamples.editWithoutSideTag(client);
    ReadmeExamples.request(client);
    assertThat(ReadmeExamples.comment(client).comment().id()).isEqualTo(1);
    ReadmeExamples.override(client, Instant.parse("2026-11-22T12:00:00Z"));

    assertThat(bodhi.calls("POST", "/")).hasSize(6);
  }

  @Test
  void notesAndLoginNeedNoServer() {
    ChangeEntry entry =
        new ChangeEntry(Instant.parse("2026-11-20T12:00:00Z"), "J <j@x> - 2.1.0-1", "- Update");

    assertThat(ReadmeExamples.notes(List.of(entry)).text()).contains("- Update");
    assertThat(
            ReadmeExamples.login(
                new OkHttpClient(), folder, KerberosLogin.ticketCache(), page -> {}))
        .isNotNull();
  }

  /** Lines may break in other places on the page. */
  private static String flat(String code) {
    return code.strip().replaceAll("\\s+", " ").replaceAll(" ?([.(]) ?", "$1");
  }
}
