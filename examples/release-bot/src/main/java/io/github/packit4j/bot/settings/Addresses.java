package io.github.packit4j.bot.settings;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses to listen on. */
final class Addresses {

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:\\[\\]]+):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  private Addresses() {}

  /** Reads {@code host:port}; port 0 stands for any that is free. */
  static Optional<InetSocketAddress> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LAST_PORT) {
      return Optional.empty();
    }
    InetSocketAddress address =
        new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    return Optional.of(address).filter(known -> !known.isUnresolved());
  }
}
