package io.github.packit4j.http.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Changes the times of the tickets in a cache file, which only the KDC's copy is safe from. */
final class TicketTimes {

  private static final int HOUR = 3600;
  private static final int DELAY = 60;

  private TicketTimes() {}

  /**
   * Moves the tickets in time.
   *
   * @param cache a cache with tickets for an hour: four numbers of 32 bits say when the client
   *     authenticated, and when the ticket starts, ends and can last be renewed
   */
  static void shift(Path cache, Duration by) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(cache));
    int seconds = Math.toIntExact(by.toSeconds());
    boolean found = false;
    for (int i = 0; i + 12 <= bytes.capacity(); i++) {
      int authenticated = bytes.getInt(i);
      int end = bytes.getInt(i + 8);
      // The client says when it ends, by its own clock, and the KDC when it starts, a little later.
      if (bytes.getInt(i + 4) == authenticated
          && Math.abs((long) end - authenticated - HOUR) <= DELAY) {
        bytes.putInt(i, authenticated + seconds);
        bytes.putInt(i + 4, authenticated + seconds);
        bytes.putInt(i + 8, end + seconds);
        found = true;
      }
    }
    if (!found) {
      throw new IOException("No ticket for an hour in " + cache);
    }
    Files.write(cache, bytes.array());
  }
}
