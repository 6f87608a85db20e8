package io.github.packit4j.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this program: that of its jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new String[] {"packit4j " + version};
  }
}
