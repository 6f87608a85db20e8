package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists besides those of updates, and small things about all of them. */
class BodhiListsTest extends BodhiScene {

  @Test
  void buildsAreListed() {
    builds("hello-1-1.fc45", "world-1-1.fc44");
    String alias = created("hello-1-1.fc45");
    created("world-1-1.fc44");

    JsonNode all = packit.get("/builds/").json();
    assertThat(all.get("total").asInt()).isEqualTo(2);
    assertThat(all.at("/builds/0/nvr").asString()).isEqualTo("hello-1-1.fc45");
    assertThat(packit.get("/builds/?releases=F44").json().at("/builds/0/nvr").asString())
        .isEqualTo("world-1-1.fc44");
    assertThat(packit.get("/builds/?updates=" + alias).json().get("total").asInt()).isEqualTo(1);
    assertThat(packit.get("/builds/?packages=world").json().get("total").asInt()).isEqualTo(1);
    assertThat(packit.get("/builds/?nvr=x-1-1").json().get("pages").asInt()).isZero();
    assertThat(errors(packit.get("/builds/x-1-1.fc45"))).containsExactly("body|nvr|No such build");
  }

  @Test
  void commentsAreListedNewestFirstAndWithoutBodhis() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");
    vote("bob", alias, 1);
    vote("carol", alias, 0);

    JsonNode people = packit.get("/comments/?updates=" + alias).json();
    assertThat(people.get("total").asInt()).isEqualTo(2);
    assertThat(people.at("/comments/0/author").asString()).isEqualTo("carol");
    assertThat(people.at("/comments/0/update_alias").asString()).isEqualTo(alias);
    assertThat(people.at("/comments/0/update/karma").asInt()).isEqualTo(1);
    assertThat(people.at("/comments/0/update/title").asString()).isEqualTo("hello-1-1.fc45");
    assertThat(packit.get("/comments/?chrome=0").json().get("total").asInt()).isEqualTo(3);
    assertThat(packit.get("/comments/?user=bob").json().get("total").asInt()).isEqualTo(1);
    assertThat(packit.get("/comments/?ignore_user=bob").json().get("total").asInt()).isEqualTo(1);
    assertThat(packit.get("/comments/?update_owner=bob").json().get("total").asInt()).isZero();
    assertThat(packit.get("/comments/?since=2026-11-23").json().get("total").asInt()).isZero();
    int id = people.at("/comments/0/id").asInt();
    assertThat(packit.get("/comments/" + id).json().at("/comment/text").asString())
        .isEqualTo("Tried");
    assertThat(packit.get("/comments/999").status()).isEqualTo(404);
    assertThat(errors(packit.get("/comments/x")))
        .containsExactly("url|id|Comment id must be an int");
  }

  @Test
  void withoutTheSlashAListIsElsewhere() {
    OkHttpClient direct = fedora.httpClient().newBuilder().followRedirects(false).build();

    Answer answer = new Http(direct).get(BodhiClient.SERVER + "/updates?packages=hello&page=1");

    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.header("Location"))
        .isEqualTo("https://bodhi.fedoraproject.org/updates/?packages=hello&page=1");
    assertThat(packit.get("/builds").json().get("builds")).isEmpty();
  }

  @Test
  void thePackageIsNullWhereThereAreSeveral() {
    assertThat(packit.get("/updates/?packages=hello").json().get("package").asString())
        .isEqualTo("hello");
    assertThat(packit.get("/updates/?packages=hello&packages=world").json().get("package").isNull())
        .isTrue();
    assertThat(packit.get("/updates/").json().get("package").isNull()).isTrue();
  }

  @Test
  void theNameOfAPackageLeadsToItsUpdates() {
    builds("hello-1-1.fc45");
    created("hello-1-1.fc45");
    OkHttpClient direct = fedora.httpClient().newBuilder().followRedirects(false).build();

    Answer answer = new Http(direct).get(BodhiClient.SERVER + "/updates/hello");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .isEqualTo("https://bodhi.fedoraproject.org/updates/?packages=hello");
    assertThat(errors(packit.get("/updates/nothing"))).containsExactly("url|id|Invalid update id");
  }

  @Test
  void usersHaveAddressesInAnswersToQuestionsOnly() {
    builds("hello-1-1.fc45");
    Answer saved = create(packit, "hello-1-1.fc45");

    assertThat(saved.json().at("/user/openid").isNull()).isTrue();
    assertThat(update(alias(saved)).at("/user/openid").asString())
        .isEqualTo("packit.id.fedoraproject.org");
    assertThat(update(alias(saved)).at("/user/avatar").asString())
        .matches("https://seccdn\\.libravatar\\.org/avatar/[0-9a-f]{64}\\?s=24&d=retro");
  }
}
