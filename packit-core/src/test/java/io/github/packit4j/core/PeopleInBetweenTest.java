package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A maintainer closes or merges a pull request while a run is about to bring it up to date. */
class PeopleInBetweenTest {

  @TempDir Path work;

  /** A request, how often it has been sent then, and what a maintainer does before it. */
  static Stream<Arguments> moments() {
    BiConsumer<DistGitPackage, Integer> close = DistGitPackage::close;
    BiConsumer<DistGitPackage, Integer> merge = DistGitPackage::merge;
    return Stream.of(
            arguments("HEAD .*/repo/pkgs/.*", 1),
            arguments("POST .*/git-receive-pack", 1),
            arguments("GET .*/pull-requests\\?status=All.*", 1))
        .flatMap(
            moment ->
                Stream.of(
                    arguments(moment.get()[0], moment.get()[1], "closed", close),
                    arguments(moment.get()[0], moment.get()[1], "merged", merge)));
  }

  @ParameterizedTest(name = "{2} before {0}")
  @MethodSource("moments")
  void noOtherOneIsOpened(
      String request, int time, String what, BiConsumer<DistGitPackage, Integer> act) {
    String config = Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f44]");
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      fedora.workflow().handle(Events.RELEASE);
      DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      pkg.commit("f44", "Gate", FileTree.of("gating.yaml", "x"));
      AtomicInteger seen = new AtomicInteger();
      AtomicBoolean done = new AtomicBoolean();
      OkHttpClient http =
          fedora
              .sandbox()
              .httpClient()
              .newBuilder()
              .addInterceptor(
                  chain -> {
                    String sent = chain.request().method() + " " + chain.request().url();
                    if (sent.matches(request) && seen.incrementAndGet() == time) {
                      act.accept(pkg, 1);
                      done.set(true);
                    }
                    return chain.proceed(chain.request());
                  })
              .build();
      Fedora interrupted = fedora.elsewhere(http, work.resolve("other"), builder -> builder);

      List<JobOutcome> outcomes = interrupted.workflow().handle(Events.RELEASE).outcomes();
      interrupted.disconnect();

      assertThat(done).isTrue();
      assertThat(Story.finalFailures(outcomes)).isEmpty();
      List<JobOutcome> again = fedora.workflow().handle(Events.RELEASE).outcomes();
      assertThat(Story.finalFailures(again)).isEmpty();
      assertThat(Story.retryable(again)).isFalse();
      assertThat(pkg.pullRequests())
          .as("pull requests after the first was %s: %s", what, outcomes)
          .singleElement()
          .extracting(PagurePullRequest::status)
          .isNotEqualTo(Status.OPEN);
    }
  }
}
