package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.failure.UnknownReleaseException;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.HashMap;
import java.util.Map;

/** The commits of tags, each looked up once: one release is one commit. */
public final class TagCommits {

  private record Tag(ForgeProject project, String name) {}

  private final Map<Tag, String> known = new HashMap<>();

  String of(ForgeProject project, String tag) {
    return known.computeIfAbsent(
        new Tag(project, tag),
        key ->
            project
                .repository()
                .commitOfTag(tag)
                .orElseThrow(() -> new UnknownReleaseException(project.webUrl().toString(), tag)));
  }
}
