package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.ForgeWeb;
import io.github.packit4j.sandbox.internal.git.GitHttp;

/** GitLab's git access, archives and patches. */
final class GitLabWeb extends ForgeWeb {

  GitLabWeb(ForgeSite site, GitHttp git) {
    super(site, git);
    routes.get(
        "/{project*}/-/archive/{ref}/{file}",
        (request, path) -> {
          String file = path.get("file");
          String directory = file.replaceFirst("\\.(tar\\.gz|zip)$", "");
          return archive(path.get("project"), path.get("ref"), directory, file);
        });
    routes.get(
        "/{project*}/-/merge_requests/{file}",
        (request, path) -> patch(path.get("project"), path.get("file"), "text/plain"));
  }
}
