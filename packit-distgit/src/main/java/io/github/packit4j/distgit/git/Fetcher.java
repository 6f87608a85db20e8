package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/** Brings commits of remotes into a store, and remembers in refs of its own what it brought. */
final class Fetcher {

  private final SharedStore store;
  private final DfsRepository repository;
  private final Remotes remotes;
  private final Set<RemoteUrl> used = new LinkedHashSet<>();

  Fetcher(SharedStore store, Remotes remotes, RemoteUrl origin) {
    this.store = store;
    this.repository = store.repository();
    this.remotes = remotes;
    used.add(origin);
  }

  /** Lists what a remote has under a prefix, without it: branch name to commit. */
  Map<String, CommitId> list(RemoteUrl remote, String prefix) {
    return remotes.run(
        repository,
        remote,
        "list the branches of",
        transport -> {
          try (FetchConnection connection =
              transport.openFetch(List.of(new RefSpec(prefix + "*:" + prefix + "*")))) {
            Map<String, CommitId> heads = new TreeMap<>();
            for (Ref ref : connection.getRefs()) {
              ObjectId id =
                  ref.getPeeledObjectId() != null ? ref.getPeeledObjectId() : ref.getObjectId();
              if (ref.getName().startsWith(prefix)
                  && id != null
                  && !ref.getName().endsWith("^{}")) {
                heads.put(ref.getName().substring(prefix.length()), Ids.of(id));
              }
            }
            return new LinkedHashMap<>(heads);
          }
        });
  }

  /** Fetches a ref, or a commit by its id, and returns the commit; empty if there is none. */
  Optional<CommitId> fetch(RemoteUrl remote, String refOrId) {
    Optional<ObjectId> fetched = fetchObject(remote, refOrId);
    if (fetched.isEmpty()) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevObject object = walk.peel(walk.parseAny(fetched.get()));
      if (object instanceof RevCommit) {
        return Optional.of(Ids.of(object));
      }
      throw new GitException(refOrId + " of " + remote + " is not a commit");
    } catch (IOException e) {
      throw new GitException("Tried to read " + refOrId + " in the local store but failed", e);
    }
  }

  /** Fetches a ref, or an object by its id, and returns the object, which may be a tag. */
  Optional<ObjectId> fetchObject(RemoteUrl remote, String refOrId) {
    store.fetching().lock();
    try {
      used.add(remote);
      boolean shallow = !remotes.fullHistory();
      return remotes.run(
          repository,
          remote,
          "fetch " + refOrId + " from",
          transport -> fetch(transport, remote, refOrId, shallow));
    } finally {
      store.fetching().unlock();
    }
  }

  private Optional<ObjectId> fetch(
      Transport transport, RemoteUrl remote, String refOrId, boolean shallow) throws IOException {
    boolean byId = ObjectId.isId(refOrId);
    List<RefSpec> wanted = byId ? List.of() : List.of(new RefSpec(refOrId + ":" + refOrId));
    if (byId && has(ObjectId.fromString(refOrId))) {
      return Optional.of(ObjectId.fromString(refOrId));
    }
    if (shallow) {
      transport.setDepth(1);
    }
    try (FetchConnection connection = transport.openFetch(wanted)) {
      Ref ref = byId ? byId(refOrId) : connection.getRef(refOrId);
      if (ref == null || ref.getObjectId() == null) {
        return Optional.empty();
      }
      if (!has(ref.getObjectId())) {
        connection.fetch(new InterruptionMonitor(), List.of(ref), Set.of());
      }
      remember(remote, ref);
      return Optional.of(ref.getObjectId());
    }
  }

  private static Ref byId(String id) {
    return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id, ObjectId.fromString(id));
  }

  /** Completes the history of everything that was fetched. */
  void deepen() {
    store.fetching().lock();
    try {
      for (RemoteUrl remote : List.copyOf(used)) {
        if (isShallow()) {
          remotes.run(
              repository,
              remote,
              "fetch the history of",
              transport -> {
                deepen(transport, remote);
                return true;
              });
        }
      }
    } catch (IOException e) {
      throw new GitException("Tried to read the local store but failed", e);
    } finally {
      store.fetching().unlock();
    }
  }

  private void deepen(Transport transport, RemoteUrl remote) throws IOException {
    List<Ref> known = repository.getRefDatabase().getRefsByPrefix(localPrefix(remote));
    Map<String, Ref> byRemoteName = new LinkedHashMap<>();
    for (Ref ref : known) {
      byRemoteName.put(
          Constants.R_REFS + ref.getName().substring(localPrefix(remote).length()), ref);
    }
    if (byRemoteName.isEmpty()) {
      return;
    }
    transport.setDepth(Constants.INFINITE_DEPTH);
    List<RefSpec> wanted =
        byRemoteName.keySet().stream().map(name -> new RefSpec(name + ":" + name)).toList();
    try (FetchConnection connection = transport.openFetch(wanted)) {
      Collection<Ref> present =
          connection.getRefs().stream()
              .filter(ref -> byRemoteName.containsKey(ref.getName()) && ref.getObjectId() != null)
              .toList();
      if (!present.isEmpty()) {
        connection.fetch(new InterruptionMonitor(), List.copyOf(present), Set.of());
      }
    }
  }

  boolean isShallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  boolean has(ObjectId id) throws IOException {
    return repository.getObjectDatabase().has(id);
  }

  private void remember(RemoteUrl remote, Ref ref) throws IOException {
    String name = ref.getName();
    RefUpdate update =
        repository.updateRef(
            localPrefix(remote)
                + (name.startsWith(Constants.R_REFS)
                    ? name.substring(Constants.R_REFS.length())
                    : "ids/" + name));
    update.setNewObjectId(ref.getObjectId());
    update.setForceUpdate(true);
    update.setRefLogIdent(new PersonIdent("packit4j", "", Instant.EPOCH, ZoneOffset.UTC));
    update.disableRefLog();
    update.update();
  }

  private static String localPrefix(RemoteUrl remote) {
    return Constants.R_REMOTES + remote.key() + "/";
  }
}
