package io.github.packit4j.bot.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address that a page may link to: of the web, and of nothing that runs when it is opened. */
public final class WebLink {

  private static final int MOST = 2_000;

  private final String address;

  private WebLink(String address) {
    this.address = address;
  }

  /**
   * Takes an address from elsewhere.
   *
   * @param address any text
   * @return the link; empty if it is not one of http or https with a host
   */
  public static Optional<WebLink> of(String address) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http"))
              && uri.getHost() != null
              && address.length() <= MOST
          ? Optional.of(new WebLink(uri.toASCIIString()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static Optional<WebLink> of(URI address) {
    return of(address.toString());
  }

  /**
   * Gives the address.
   *
   * @return in ASCII
   */
  @JsonValue
  public String address() {
    return address;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebLink that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return address;
  }
}
