package io.github.packit4j.distgit.internal.store;

import org.eclipse.jgit.internal.storage.dfs.DfsConfig;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.eclipse.jgit.util.sha1.SHA1;

/**
 * Initializes JGit's SHA-1 without the user's configuration.
 *
 * <p>When its class is loaded it looks for {@code core.sha1Implementation} in the configuration of
 * the user and the system, and starts a git program to find the latter. There is no other way to
 * keep it from that than to show it an empty configuration at that moment, which is once a JVM and
 * lasts as long as loading a class; then the reader that was there before is back.
 */
final class IsolatedSha1 {

  static {
    SystemReader before = SystemReader.getInstance();
    SystemReader.setInstance(
        new SystemReader.Delegate(before) {
          @Override
          public StoredConfig getUserConfig() {
            return new DfsConfig();
          }
        });
    try {
      SHA1.newInstance();
    } finally {
      SystemReader.setInstance(before);
    }
  }

  private IsolatedSha1() {}

  /** Does nothing but load this class. */
  static void ensure() {}
}
