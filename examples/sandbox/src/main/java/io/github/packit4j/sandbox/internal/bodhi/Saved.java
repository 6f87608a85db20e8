package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;

/**
 * Updates that were saved.
 *
 * @param updates one a release
 * @param caveats what the client should know
 */
record Saved(List<Update> updates, List<Caveat> caveats) {

  Saved {
    updates = List.copyOf(updates);
    caveats = List.copyOf(caveats);
  }
}
