package io.github.packit4j.bodhi;

import java.net.URI;
import java.util.List;

/**
 * A Bodhi server and the identity provider of its accounts.
 *
 * @param baseUrl where Bodhi's API begins
 * @param identityProvider the OpenID provider's issuer URL, without a slash at the end
 * @param clientId the name this program has there; a public client, so there is no secret
 * @param scopes what is asked for at login
 */
public record BodhiInstance(
    URI baseUrl, URI identityProvider, String clientId, List<String> scopes) {

  /** Copies the scopes. */
  public BodhiInstance {
    scopes = List.copyOf(scopes);
  }

  /** Fedora's production server. */
  public static BodhiInstance fedora() {
    return fedora("https://bodhi.fedoraproject.org/", "https://id.fedoraproject.org/openidc");
  }

  /** Fedora's staging server: same software, nothing reaches users. */
  public static BodhiInstance fedoraStaging() {
    return fedora(
        "https://bodhi.stg.fedoraproject.org/", "https://id.stg.fedoraproject.org/openidc");
  }

  /** The client id and scopes are those of Bodhi's own client. */
  private static BodhiInstance fedora(String baseUrl, String identityProvider) {
    return new BodhiInstance(
        URI.create(baseUrl),
        URI.create(identityProvider),
        "bodhi-client",
        List.of(
            "openid",
            "email",
            "profile",
            "https://id.fedoraproject.org/scope/groups",
            "https://id.fedoraproject.org/scope/agreements"));
  }
}
