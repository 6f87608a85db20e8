package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.PagedIterable;
import java.util.List;
import java.util.Optional;

/**
 * What lies in the git repository of a project, read without a clone. Thread-safe; every method
 * throws {@link ForgeException}.
 */
public interface ForgeRepository {

  /**
   * The branch that a clone checks out.
   *
   * @return the branch name
   */
  String defaultBranch();

  /**
   * The newest commit of the branch that a clone checks out, in one request where the forge has one
   * for it.
   *
   * @return branch and commit; empty if the repository has no commits
   */
  Optional<BranchHead> defaultHead();

  /**
   * All branches.
   *
   * @return branch names in the forge's order
   */
  PagedIterable<String> branches();

  /**
   * All tags.
   *
   * @return the tags in the forge's order, which is not by date everywhere
   */
  PagedIterable<ForgeTag> tags();

  /**
   * The content of a file.
   *
   * @param ref a branch, tag or commit id
   * @param path the path from the top of the repository, with {@code /}
   * @return the bytes, or empty if the ref, the path or the project is absent
   */
  Optional<byte[]> file(String ref, String path);

  /**
   * What lies at the top of the repository.
   *
   * @param ref a branch, tag or commit id
   * @return names of files and folders; empty if the ref is absent or the repository is empty
   */
  List<String> files(String ref);

  /**
   * The commit of a branch, tag or abbreviated commit id.
   *
   * @param ref the name
   * @return the full commit id, or empty if there is none
   */
  Optional<String> resolve(String ref);

  /**
   * The commit that a tag leads to, also through an annotated tag.
   *
   * @param tag the tag name
   * @return the full commit id, or empty if there is no such tag
   * @throws ForgeException with reason NOT_FOUND if there is no such project
   */
  Optional<String> commitOfTag(String tag);
}
