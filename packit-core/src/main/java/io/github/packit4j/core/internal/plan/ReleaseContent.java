package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.internal.job.ReleaseDecision;
import io.github.packit4j.core.internal.text.ReleaseTexts;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;

/**
 * What a release brings to every branch of a package.
 *
 * @param wanted the release and its job
 * @param specPath where the package keeps its spec file
 * @param texts what people read
 * @param archives its archives
 * @param author who signs changelog entries and commits
 */
record ReleaseContent(
    ReleaseDecision.Wanted wanted,
    String specPath,
    ReleaseTexts texts,
    ArchiveStore archives,
    Packager author) {

  BranchFiles of(Workspace workspace, FileTree distGit, MacroContext macros) {
    return new BranchFiles(this, workspace, distGit, macros);
  }
}
