package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forge that this library does not know, brought by the program. */
class OwnForgeTest {

  private static final URI WEB = URI.create("https://radicle.example:8443/code");

  private final Forges forges = Forges.builder().withoutProbing().forge(new Radicle()).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://radicle.example:8443/code/heart/hello",
        "https://radicle.example:8443/code/heart/hello.git"
      })
  void addressesOnItsHostLeadToItsProjects(String address) {
    assertThat(forges.project(address).fullName()).isEqualTo("heart/hello");
    assertThat(forges.project(URI.create(address)).forge()).isInstanceOf(Radicle.class);
  }

  @Test
  void theForgeOfAPageIsIt() {
    assertThat(forges.forgeOf(URI.create("https://radicle.example:8443/x")))
        .isInstanceOf(Radicle.class);
    assertThat(forges.names(WEB)).isTrue();
  }

  @Test
  void anotherPortIsAnotherHost() {
    assertThatThrownBy(() -> forges.forgeOf(URI.create("https://radicle.example/x")))
        .isInstanceOfSatisfying(
            ForgeException.class,
            e -> assertThat(e.reason()).isEqualTo(ForgeException.Reason.UNSUPPORTED));
  }

  /** As little of a forge as these tests need. */
  private static final class Radicle implements Forge {

    @Override
    public ForgeType type() {
      return ForgeType.FORGEJO;
    }

    @Override
    public URI webUrl() {
      return WEB;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public String account() {
      return "heart";
    }

    @Override
    public Optional<Set<String>> groupMembers(String group) {
      return Optional.empty();
    }

    @Override
    public ForgeProject project(String fullName) {
      return (ForgeProject)
          Proxy.newProxyInstance(
              ForgeProject.class.getClassLoader(),
              new Class<?>[] {ForgeProject.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "fullName" -> fullName;
                    case "forge" -> this;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }
  }
}
