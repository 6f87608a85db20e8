package io.github.packit4j.http.support;

import static io.github.packit4j.http.support.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of answers, and when it is asked about. */
class EtagCacheTest {

  private static final String URL = "https://forge.example";

  private static Request get(String path) {
    return new Request.Builder().url(URL + path).build();
  }

  private static HttpReply reply(int status, int size, Headers headers) {
    return new HttpReply("GET", URI.create(URL), status, headers, new byte[size], List.of(), null);
  }

  private static HttpReply tagged(int size) {
    return reply(200, size, Headers.of("ETag", "\"1\""));
  }

  private static boolean holds(EtagCache cache, String path) {
    return cache.find(get(path)) != null;
  }

  @Test
  void theOneUsedLongestAgoMakesRoom() {
    EtagCache cache = new EtagCache(2, 1000);
    cache.store(get("/a"), tagged(1));
    cache.store(get("/b"), tagged(1));
    assertThat(holds(cache, "/a")).isTrue();
    cache.store(get("/c"), tagged(1));
    assertThat(List.of(holds(cache, "/a"), holds(cache, "/b"), holds(cache, "/c")))
        .containsExactly(true, false, true);
  }

  @Test
  void bodiesTogetherFillTheBoundExactly() {
    EtagCache cache = new EtagCache(10, 10);
    cache.store(get("/a"), tagged(6));
    cache.store(get("/b"), tagged(4));
    assertThat(holds(cache, "/a")).isTrue();
    cache.store(get("/c"), tagged(1));
    assertThat(holds(cache, "/b")).as("the one used longest ago").isFalse();
    assertThat(holds(cache, "/a")).isTrue();
    assertThat(holds(cache, "/c")).isTrue();
  }

  @Test
  void whatIsReplacedOrEvictedTakesNoRoom() {
    EtagCache cache = new EtagCache(10, 10);
    for (int i = 0; i < 5; i++) {
      cache.store(get("/a"), tagged(6));
      cache.store(get("/b"), tagged(4));
      assertThat(holds(cache, "/a") && holds(cache, "/b")).as("round %d", i).isTrue();
    }
    for (int i = 0; i < 5; i++) {
      cache.store(get("/large" + i), tagged(10));
      assertThat(holds(cache, "/large" + i)).as("round %d", i).isTrue();
    }
  }

  @Test
  void whatIsLargerThanAllRoomIsNotKeptAndEvictsNothingElse() {
    EtagCache cache = new EtagCache(10, 10);
    cache.store(get("/a"), tagged(1));
    cache.store(get("/b"), tagged(2));
    cache.store(get("/b"), tagged(11));
    assertThat(holds(cache, "/a")).isTrue();
    assertThat(holds(cache, "/b")).as("the old answer is outdated").isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 203, 206, 404})
  void onlyACompleteAnswerIsRemembered(int status) {
    EtagCache cache = new EtagCache(10, 10);
    cache.store(get("/a"), reply(status, 1, Headers.of("ETag", "\"1\"")));
    cache.store(get("/b"), reply(200, 1, Headers.of()));
    assertThat(holds(cache, "/a")).isFalse();
    assertThat(holds(cache, "/b")).as("without a tag").isFalse();
  }

  @Test
  void anAnswerInAnotherFormIsAnotherOne() {
    EtagCache cache = new EtagCache(10, 10);
    Request json = get("/a").newBuilder().header("Accept", "application/json").build();
    cache.store(json, tagged(1));
    assertThat(cache.find(json)).isNotNull();
    assertThat(holds(cache, "/a")).isFalse();
  }

  @Test
  void nobodyHoldsTheCacheForLong() throws Exception {
    EtagCache cache = new EtagCache(10, 10);
    cache.store(get("/a"), tagged(1));
    assertThat(elsewhere(() -> holds(cache, "/a"))).isTrue();
    assertThat(elsewhere(() -> holds(cache, "/a"))).isTrue();
  }

  private static boolean elsewhere(Callable<Boolean> work) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work).get(30, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
  }

  private static HttpCaller caller(Answers answers) {
    return HttpCaller.builder(new OkHttpClient.Builder().addInterceptor(answers).build())
        .conditionalRequests(new EtagCache(10, 1000))
        .build();
  }

  @Test
  void onlyAReadIsMadeConditional() {
    Answers answers = Answers.of(status(200, "ETag", "\"1\""));
    HttpCaller caller = caller(answers);
    caller.send(get("/"));
    caller.send(get("/").newBuilder().head().build());
    caller.send(get("/"));
    assertThat(answers.requests())
        .extracting(request -> String.valueOf(request.header("If-None-Match")))
        .containsExactly("null", "null", "\"1\"");
  }

  @Test
  void aConditionOfTheRequestItselfStands() {
    Answers answers = Answers.of(status(200, "ETag", "\"1\""), status(304));
    HttpCaller caller = caller(answers);
    caller.send(get("/"));
    Request own = get("/").newBuilder().header("If-None-Match", "\"0\"").build();
    assertThat(caller.send(own).status()).isEqualTo(304);
    assertThat(answers.requests().get(1).headers("If-None-Match")).containsExactly("\"0\"");
  }

  @Test
  void aChangedAnswerTakesThePlaceOfTheOldOne() {
    Answers answers =
        Answers.of(
            status(200, "ETag", "\"1\""), status(200, "ETag", "\"2\""), status(304), status(500));
    HttpCaller caller = caller(answers);
    for (int i = 0; i < 3; i++) {
      assertThat(caller.send(get("/")).status()).isEqualTo(200);
    }
    assertThat(caller.send(get("/")).status()).isEqualTo(500);
    assertThat(answers.requests().get(2).header("If-None-Match")).isEqualTo("\"2\"");
  }
}
