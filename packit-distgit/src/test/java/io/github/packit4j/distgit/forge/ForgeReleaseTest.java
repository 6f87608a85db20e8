package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a release, and as the latest one. */
class ForgeReleaseTest {

  @Test
  void whatIsToComeIsNotTheLatest() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.GITLAB)) {
      forge.on(
          "GET /api/v4/projects/7/releases",
          """
          [{'tag_name': '2.0', 'upcoming_release': true},
           {'tag_name': '1.1', 'name': 'One', 'description': 'New', 'upcoming_release': false,
            'released_at': '2026-11-01T12:00:00Z', '_links': {'self': 'https://e.org/1.1'}},
           {'tag_name': '1.0', 'upcoming_release': false}]
          """);
      ForgeProject project = forge.project();
      assertThat(project.releases().latest())
          .hasValue(
              new ForgeRelease(
                  "1.1",
                  "One",
                  "New",
                  false,
                  false,
                  URI.create("https://e.org/1.1"),
                  Optional.of(Instant.parse("2026-11-01T12:00:00Z"))));
      assertThat(project.releases().all().map(ForgeRelease::draft).toList())
          .containsExactly(true, false, false);
      assertThat(project.releases().all().toList().get(2).name()).isEqualTo("1.0");
      assertThat(project.releases().all().toList().get(2).webUrl())
          .isEqualTo(URI.create(forge.url() + "/rpms/hello/-/releases/1.0"));
    }
  }

  /** The server leaves out drafts and prereleases there, which its list has. */
  @ParameterizedTest
  @CsvSource({"GITHUB, /api/v3", "FORGEJO, /api/v1"})
  void theServerSaysWhichIsTheLatest(ForgeType type, String base) {
    try (ScriptedForge forge = new ScriptedForge(type)) {
      forge
          .on("GET " + base + "/repos/rpms/hello/releases/latest", "{'tag_name': '1.1'}")
          .on(
              "GET " + base + "/repos/rpms/hello/releases",
              200,
              """
              [{'tag_name': '2.0', 'draft': true, 'prerelease': false},
               {'tag_name': '2.0b1', 'name': 'Beta', 'draft': false, 'prerelease': true,
                'body': 'New', 'html_url': 'https://e.org/b1',
                'published_at': '2026-11-01T12:00:00Z'}]
              """,
              "X-HasMore: false");
      ForgeProject project = forge.project();

      assertThat(project.releases().latest())
          .hasValue(
              new ForgeRelease(
                  "1.1",
                  "1.1",
                  "",
                  false,
                  false,
                  URI.create(forge.url() + "/rpms/hello"),
                  Optional.empty()));
      assertThat(project.releases().all().toList().get(0).draft()).isTrue();
      assertThat(project.releases().all().toList().get(0).prerelease()).isFalse();
      assertThat(project.releases().all().toList().get(1))
          .isEqualTo(
              new ForgeRelease(
                  "2.0b1",
                  "Beta",
                  "New",
                  true,
                  false,
                  URI.create("https://e.org/b1"),
                  Optional.of(Instant.parse("2026-11-01T12:00:00Z"))));
    }
  }

  @Test
  void pagureHasTagsAndNoLatest() {
    try (ScriptedForge forge = new ScriptedForge(ForgeType.PAGURE)) {
      forge.on("GET /api/0/rpms/hello/git/tags?with_commits=true", "{'tags': {'1.0': 'abc'}}");
      ForgeProject project = forge.project();
      assertThat(project.releases().find("1.0")).map(ForgeRelease::name).hasValue("1.0");
      assertThat(project.releases().find("1.0"))
          .map(ForgeRelease::webUrl)
          .hasValue(URI.create(forge.url() + "/rpms/hello/releases"));
      assertThat(project.releases().all().map(ForgeRelease::tag).toList()).containsExactly("1.0");
      assertThat(project.releases().latest()).isEmpty();
    }
  }
}
