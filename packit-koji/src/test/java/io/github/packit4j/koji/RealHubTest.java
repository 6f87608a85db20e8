package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.KerberosLogin;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.RepoCalls;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UploadedFile;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.model.AuthenticationType;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoState;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TagInfo;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import io.github.packit4j.koji.model.UserInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client against a real hub: {@code -Dpackit4j.it.koji.url}, with {@code .target}, an existing
 * build target that the account may build for. Submits and cancels a build, and makes and removes a
 * side tag. The account is {@code .user} with {@code .password}, or {@code .principal} with {@code
 * .keytab}, or that of the client certificate in {@code .certificate}. Where builders run, {@code
 * .build} may name a finished build that can be tagged into a side tag of the target.
 */
@EnabledIfSystemProperty(named = "packit4j.it.koji.url", matches = ".+")
class RealHubTest {
  private static final String SCM =
      "git+https://src.fedoraproject.org/rpms/python-ogr.git#" + "ab".repeat(20);

  @TempDir private Path dir;
  private KojiClient koji;
  private String target;

  @BeforeEach
  void start() {
    target = setting("target").orElse("f43-candidate");
    koji = client(new OkHttpClient());
  }

  private static KojiClient client(OkHttpClient http) {
    return KojiClient.builder(URI.create(setting("url").orElseThrow()))
        .httpClient(http)
        .authentication(account())
        .pollInterval(Duration.ofSeconds(1))
        .build();
  }

  private static KojiAuthentication account() {
    Optional<KojiAuthentication> kerberos =
        setting("principal")
            .map(name -> KerberosLogin.keytab(name, Path.of(setting("keytab").orElseThrow())))
            .map(KojiAuthentication::kerberos);
    return kerberos
        .or(() -> setting("certificate").map(Path::of).map(KojiAuthentication::clientCertificate))
        .orElseGet(
            () ->
                KojiAuthentication.password(
                    setting("user").orElse("packit"),
                    Secret.of(setting("password").orElse("packit"))));
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty("packit4j.it.koji." + name));
  }

  @AfterEach
  void stop() {
    koji.close();
  }

  @Test
  void readsWithoutALogin() {
    assertThat(koji.call("getAPIVersion").asInt()).isEqualTo(1);
    assertThat(koji.builds().find("nope-1-1")).isEmpty();
    assertThat(koji.tags().target("nope")).isEmpty();
    assertThat(koji.tags().target(target)).isPresent();
    assertThat(koji.call(RepoCalls.lastEvent()).id()).isPositive();
    assertThat(koji.call("system.listMethods").asList()).hasSizeGreaterThan(200);
    assertThatThrownBy(() -> koji.tags().ofBuild("nope-1-1"))
        .isInstanceOf(KojiNotFoundException.class);
    assertThatThrownBy(() -> koji.call("noSuchMethod")).isInstanceOf(KojiFaultException.class);
  }

  @Test
  void echoesEveryType() {
    List<Object> values =
        List.of(1, -1L, 1L << 40, 1.5, 1e20, "zażółć <&> \t", true, List.of(List.of(1, 2)));

    assertThat(koji.call("echo", values.toArray()))
        .hasToString(KojiCall.read("echo", values.toArray()).arguments().toString());
  }

  @Test
  void submitsFindsWatchesAndCancelsABuild() throws Exception {
    BuildRequest request = BuildRequest.fromScm(URI.create(SCM), target);

    TaskId task = koji.builds().submit(request);

    TaskInfo info = koji.tasks().find(task).orElseThrow();
    assertThat(info.buildSource()).contains(SCM);
    assertThat(info.buildTarget()).contains(target);
    assertThat(koji.builds().search(BuildSearch.of(request)))
        .isEqualTo(new FoundBuild.Running(Optional.of(task), Optional.empty()));
    assertThat(koji.builds().submitIfAbsent(request, Optional.empty()))
        .isInstanceOf(BuildSubmission.Present.class);
    koji.tasks().cancel(task);
    assertThat(koji.builds().await(task, Duration.ofMinutes(1), update -> {}))
        .isInstanceOf(BuildOutcome.Canceled.class);
    assertThat(koji.builds().search(BuildSearch.of(request))).isInstanceOf(FoundBuild.Failed.class);
  }

  @Test
  void submitsOnceAlthoughTheAnswerIsLost() {
    AtomicBoolean lose = new AtomicBoolean();
    OkHttpClient losing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  if (lose.getAndSet(false)) {
                    response.close();
                    throw new IOException("connection reset after the call was executed");
                  }
                  return response;
                })
            .build();
    BuildRequest request = BuildRequest.fromScm(URI.create(SCM.replace("ab", "cd")), target);
    try (KojiClient unlucky = client(losing)) {
      long owner = unlucky.call(UserCalls.loggedIn()).id();
      TaskQuery ours = TaskQuery.builder().method("build").ownerId(owner).build();
      int before = unlucky.tasks().list(ours).size();
      lose.set(true);

      TaskId task = unlucky.builds().submit(request);

      assertThat(unlucky.tasks().list(ours)).hasSize(before + 1);
      assertThat(unlucky.tasks().find(task).orElseThrow().buildSource()).contains(request.source());
      unlucky.tasks().cancel(task);
    }
  }

  @Test
  void makesFindsAndRemovesASideTag() {
    String base = koji.tags().target(target).orElseThrow().buildTag();

    SideTag tag = koji.sideTags().findOrCreate(base);

    assertThat(koji.sideTags().findOrCreate(base)).isEqualTo(tag);
    assertThat(koji.tags().target(tag.name())).isPresent();
    assertThat(koji.call(TagCalls.tag(tag.name())).orElseThrow().isSideTag()).isTrue();
    assertThat(koji.tags().builds(TaggedQuery.in(tag.name()))).isEmpty();
    assertThat(koji.tags().stable(tag.name())).isNotNull();
    assertThat(koji.sideTags().remove(tag.name())).isTrue();
    assertThat(koji.sideTags().remove(tag.name())).isFalse();
    assertThat(koji.tags().target(tag.name())).isEmpty();
  }

  @Test
  void uploadsInPieces() throws Exception {
    byte[] bytes = new byte[3 * SourceUpload.CHUNK_BYTES / 2];
    new java.util.Random(1).nextBytes(bytes);
    Path file = Files.write(dir.resolve("x-1-1.src.rpm"), bytes);

    UploadedFile uploaded = koji.builds().uploadSourcePackage(file, done -> {});

    assertThat(uploaded.size()).isEqualTo(bytes.length);
    assertThat(koji.builds().submit(BuildRequest.scratchOf(uploaded, target)).value()).isPositive();
  }

  @Test
  @EnabledIfSystemProperty(named = "packit4j.it.koji.build", matches = ".+")
  void tagsIntoASideTagAndWaitsForItsRepository() throws Exception {
    Nvr build = Nvr.parse(setting("build").orElseThrow());
    Duration timeout = Duration.ofMinutes(5);
    SideTag tag = koji.sideTags().create(koji.tags().target(target).orElseThrow().buildTag());
    try {
      assertThat(koji.sideTags().awaitRepo(tag.name(), List.of(), timeout).state())
          .isEqualTo(RepoState.READY);
      List<TaskState> states = new ArrayList<>();

      TaskId task = koji.tags().tag(tag.name(), build.toString());

      TaskOutcome outcome =
          koji.tasks().await(task, timeout, update -> states.add(update.task().state()));
      assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
      assertThat(states).doesNotHaveDuplicates().endsWith(TaskState.CLOSED);
      assertThat(koji.tags().ofBuild(build.toString())).map(TagInfo::name).contains(tag.name());
      assertThat(koji.sideTags().awaitRepo(tag.name(), List.of(build), timeout).tag())
          .isEqualTo(tag.name());
      TaskId again = koji.tags().tag(tag.name(), build.toString());
      assertThat(koji.tasks().await(again, timeout, update -> {}))
          .isInstanceOf(TaskOutcome.Failed.class);
    } finally {
      koji.tags().untag(tag.name(), build.toString());
      koji.sideTags().remove(tag.name());
    }
    assertThat(koji.tags().ofBuild(build.toString())).map(TagInfo::name).doesNotContain(tag.name());
  }

  @Test
  void looksUpAThousandBuildsAtOnce() {
    String known = setting("build").orElse("nope-1-1");
    KojiBatch batch = koji.batch();
    List<KojiBatch.Entry<Optional<BuildInfo>>> builds = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      builds.add(
          batch.add(BuildCalls.build(i == 500 ? "faulty" : i % 2 == 0 ? known : "nope-1-2")));
    }

    batch.run();

    assertThat(builds.remove(500).fault()).map(KojiFault::code).contains(FaultCode.GENERIC);
    assertThat(builds.get(0).result()).isEqualTo(koji.builds().find(known));
    assertThat(builds.get(998).result()).isEmpty();
  }

  @Test
  void batchesReadsAndWrites() {
    KojiBatch batch = koji.batch();
    KojiBatch.Entry<UserInfo> user = batch.add(UserCalls.loggedIn());
    KojiBatch.Entry<SideTag> unknown = batch.add(TagCalls.createSideTag("nope"));
    KojiBatch.Entry<List<BuildTarget>> targets = batch.add(TagCalls.targets());

    batch.run();

    assertThat(user.result().authentication())
        .contains(
            setting("principal").isPresent()
                ? AuthenticationType.GSSAPI
                : setting("certificate").isPresent()
                    ? AuthenticationType.SSL
                    : AuthenticationType.PASSWORD);
    assertThat(unknown.fault()).map(KojiFault::isNotFound).contains(true);
    assertThat(targets.result()).isNotEmpty();
  }
}
