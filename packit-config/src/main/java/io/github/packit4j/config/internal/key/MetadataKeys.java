package io.github.packit4j.config.internal.key;

import java.util.List;

/** The keys that the deprecated {@code metadata} of a job may hold. */
public final class MetadataKeys {

  public static final List<String> KEYS =
      List.of(
          "targets",
          "timeout",
          "owner",
          "project",
          "dist_git_branches",
          "branch",
          "scratch",
          "list_on_homepage",
          "preserve_project",
          "use_internal_tf",
          "additional_packages",
          "additional_repos",
          "bootstrap",
          "fmf_url",
          "fmf_ref",
          "fmf_path",
          "skip_build",
          "env",
          "enable_net",
          "tmt_plan",
          "tf_post_install_script",
          "tf_extra_params",
          "module_hotfixes");

  /** Other names of {@code dist_git_branches}, the one that wins first. */
  public static final List<String> BRANCHES = List.of("dist_git_branch", "dist-git-branch");

  private MetadataKeys() {}
}
