package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.core.ReleaseRequest.Kind;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRequestTest {

  private static final URI PACKAGE = URI.create("https://src.fedoraproject.org/rpms/hello");

  @Test
  void aRequestNamesItsReleaseOrMeansTheLatest() {
    ReleaseRequest tagged = ReleaseRequest.proposeDownstream("https://github.com/a/b", "v1");
    assertThat(tagged.kind()).isEqualTo(Kind.PROPOSE_DOWNSTREAM);
    assertThat(tagged.tag()).hasValue("v1");
    assertThat(tagged.namesRelease()).isTrue();
    assertThat(tagged.evenIfClosed()).isFalse();
    assertThat(tagged.toBuilder().build()).isEqualTo(tagged);

    ReleaseRequest versioned = ReleaseRequest.pullFromUpstream(PACKAGE, "1.0");
    assertThat(versioned.kind()).isEqualTo(Kind.PULL_FROM_UPSTREAM);
    assertThat(versioned.project()).isEqualTo(PACKAGE);
    assertThat(versioned.version()).hasValue("1.0");
    assertThat(versioned.namesRelease()).isTrue();

    ReleaseRequest latest = ReleaseRequest.proposeLatest("https://github.com/a/b");
    assertThat(latest.kind()).isEqualTo(Kind.PROPOSE_DOWNSTREAM);
    assertThat(latest.namesRelease()).isFalse();
    assertThat(ReleaseRequest.pullLatest(PACKAGE).kind()).isEqualTo(Kind.PULL_FROM_UPSTREAM);
    assertThat(ReleaseRequest.pullLatest(PACKAGE).namesRelease()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"packit/ogr", "ssh://git@github.com/a/b", "https:///a/b", "mailto:a@b"})
  void whatIsNoWebAddressIsRefusedAtOnce(String project) {
    assertThatThrownBy(() -> ReleaseRequest.proposeDownstream(project, "v1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + project + "'")
        .hasMessageContaining("https://github.com/packit/ogr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://github.com/a/b", "HTTP://forge.example.org:8080/a/b"})
  void webAddressesAreTaken(String project) {
    assertThat(ReleaseRequest.proposeDownstream(project, "v1").project())
        .isEqualTo(URI.create(project));
  }

  /** They become lines of a commit message. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "rhbz#1\nSigned-off-by: somebody", "rhbz#1\u0000"})
  void whatIsNoReferenceToABugIsRefused(String bug) {
    ReleaseRequest.Builder request =
        ReleaseRequest.pullFromUpstream(PACKAGE, "1.0").toBuilder().addResolvedBugs(bug);
    assertThatThrownBy(request::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rhbz#2509741")
        .hasMessageNotContainingAny("\n", "\u0000");
  }

  @Test
  void tagAndVersionTogetherAreRefused() {
    ReleaseRequest.Builder both =
        ReleaseRequest.proposeDownstream("https://github.com/a/b", "v1").toBuilder().version("1");
    assertThatThrownBy(both::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only one");
  }
}
