package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.ForgeWeb;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.http.Routes;

/** Forgejo's git access, archives, release files and patches. */
final class ForgejoWeb extends ForgeWeb {

  ForgejoWeb(ForgeSite site, GitHttp git) {
    super(site, git);
    routes.get(
        "/{owner}/{repo}/archive/{file*}",
        (request, path) -> {
          String file = path.get("file");
          String ref = file.replaceFirst("\\.(tar\\.gz|zip)$", "");
          String name = path.get("repo") + "-" + file.replace('/', '-');
          return archive(project(path), ref, path.get("repo"), name);
        });
    routes.get(
        "/{owner}/{repo}/releases/download/{tag}/{file}",
        (request, path) -> asset(project(path), path.get("tag"), path.get("file")));
    routes.get(
        "/{owner}/{repo}/pulls/{file}",
        (request, path) -> patch(project(path), path.get("file"), "text/plain; charset=utf-8"));
  }

  private static String project(Routes.Variables path) {
    return path.get("owner") + "/" + path.get("repo");
  }
}
