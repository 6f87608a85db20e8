package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others write leads the workflow to public addresses only. */
class ForeignAddressesTest {

  @StartStop public final MockWebServer inside = new MockWebServer();
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:%d/packit/ogr", "http://localhost:%d/packit/ogr"})
  void anEventOfAProjectInAPrivateNetworkIsRefused(String template) {
    URI project = URI.create(template.formatted(inside.getPort()));
    try (Fedora fedora = Fedora.empty(directory.resolve("a"))) {
      Fedora direct = fedora.elsewhere(new OkHttpClient(), directory.resolve("b"), b -> b);
      EventReport report = direct.workflow().handle(new ReleasePublished(project, Fedora.TAG));
      direct.disconnect();
      assertThat(report.outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.Failed.class,
              failed -> {
                assertThat(failed.retryable()).isFalse();
                assertThat(failed.cause()).hasMessageContaining("not public");
              });
    }
    assertThat(inside.getRequestCount()).isZero();
  }

  /** The address is public, and its server sends git on. */
  @Test
  void aCloneIsNotRedirectedIntoAPrivateNetwork() {
    String synced = Fedora.CONFIG + "files_to_sync: [fedora/python-ogr.spec]\n";
    try (Fedora fedora = Fedora.withRelease(directory.resolve("a"), synced, Optional.empty())) {
      OkHttpClient http = redirecting(fedora, "https://github.com/packit/ogr.git");
      Fedora led = fedora.elsewhere(http, directory.resolve("b"), b -> b);
      ReleaseReport report = led.workflow().proposeDownstream(Fedora.request());
      led.disconnect();
      assertThat(report.results())
          .isNotEmpty()
          .allSatisfy(
              result ->
                  assertThat(result)
                      .isInstanceOfSatisfying(
                          BranchResult.Failed.class,
                          failed -> {
                            assertThat(failed.retryable()).isFalse();
                            assertThat(failed.cause()).hasMessageContaining("not public");
                          }));
    }
    assertThat(inside.getRequestCount()).isZero();
  }

  private OkHttpClient redirecting(Fedora fedora, String from) {
    Interceptor redirect =
        chain ->
            chain.request().url().toString().startsWith(from)
                ? new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(302)
                    .message("Found")
                    .header(
                        "Location",
                        "https://127.0.0.1:"
                            + inside.getPort()
                            + "/x.git/info/refs?service=git-upload-pack")
                    .body(ResponseBody.EMPTY)
                    .build()
                : chain.proceed(chain.request());
    OkHttpClient.Builder client = fedora.sandbox().httpClient().newBuilder();
    client.interceptors().add(0, redirect);
    return client.build();
  }
}
