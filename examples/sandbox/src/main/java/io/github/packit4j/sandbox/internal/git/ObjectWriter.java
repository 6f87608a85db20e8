package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevCommit;

/** Makes commits and tags from their content, without a work tree. */
final class ObjectWriter {

  private final Repository repository;
  private final Optional<UnaryOperator<byte[]>> signer;

  /** Writes to a repository, with signatures where there is a signer. */
  ObjectWriter(Repository repository, Optional<UnaryOperator<byte[]>> signer) {
    this.repository = repository;
    this.signer = signer;
  }

  /** Returns the id of a commit that adds or replaces files. */
  String commit(Optional<RevCommit> parent, String message, FileTree files, PersonIdent author) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(inserter, parent, files));
      parent.ifPresent(commit::setParentId);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setEncoding(StandardCharsets.UTF_8);
      commit.setMessage(message.endsWith("\n") ? message : message + "\n");
      if (signer.isPresent()) {
        commit.setGpgSignature(signature(commit.build()));
      }
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw BareRepository.failed("commit", e);
    }
  }

  private ObjectId tree(ObjectInserter inserter, Optional<RevCommit> parent, FileTree files)
      throws IOException {
    DirCache index = DirCache.newInCore();
    if (parent.isPresent()) {
      DirCacheBuilder builder = index.builder();
      builder.addTree(new byte[0], 0, repository.newObjectReader(), parent.get().getTree());
      builder.finish();
    }
    DirCacheEditor editor = index.editor();
    for (String path : files.paths()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, files.content(path).orElseThrow());
      FileMode mode = Kinds.mode(files.kind(path).orElseThrow());
      editor.add(
          new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(mode);
              entry.setObjectId(blob);
            }
          });
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  /** Returns the id of an annotated tag. */
  String tag(String name, RevCommit commit, String message, PersonIdent tagger) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      TagBuilder tag = new TagBuilder();
      tag.setTag(name);
      tag.setObjectId(commit);
      tag.setMessage(message);
      tag.setTagger(tagger);
      if (signer.isPresent()) {
        tag.setGpgSignature(signature(tag.build()));
      }
      ObjectId id = inserter.insert(tag);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw BareRepository.failed("tag " + name, e);
    }
  }

  private GpgSignature signature(byte[] object) {
    return new GpgSignature(signer.orElseThrow().apply(object));
  }
}
