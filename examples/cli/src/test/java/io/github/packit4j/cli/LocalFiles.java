package io.github.packit4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project. */
final class LocalFiles {

  static final String SPEC =
      """
      %global upstream_version 1.0
      Name:           hello
      Version:        %{upstream_version}
      Release:        2%{?dist}
      Summary:        Says hello
      License:        MIT
      URL:            https://github.com/example/hello
      Source0:        %{url}/archive/%{version}/hello-%{version}.tar.gz
      Patch0:         greeting.patch

      %description
      Says hello.

      %changelog
      * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-2
      - Rebuilt

      * Mon Jul 13 2026 Jane Doe <jane@example.org> - 1.0-1
      - First release
      """;

  static final String CONFIG =
      """
      # The package is built where the project is.
      upstream_project_url: https://github.com/example/hello
      downstream_package_name: hello
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [rawhide, f44]}
        - job: koji_build
          trigger: commit
          dist_git_branches: [rawhide, f44]
      """;

  private LocalFiles() {}

  static void write(Path directory) throws IOException {
    Files.writeString(directory.resolve("hello.spec"), SPEC);
    Files.writeString(directory.resolve(".packit.yaml"), CONFIG);
  }
}
