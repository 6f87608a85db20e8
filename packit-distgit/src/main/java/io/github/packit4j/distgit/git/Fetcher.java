package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.dfs.DfsRepository;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.ReceiveCommand;
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
    if (ObjectId.isId(refOrId)) {
      return Optional.of(fetchId(remote, ObjectId.fromString(refOrId)));
    }
    return Optional.ofNullable(fetchRefs(remote, List.of(refOrId)).get(refOrId));
  }

  /** Fetches refs in one go and returns what is at those that exist, in the order given. */
  Map<String, ObjectId> fetchRefs(RemoteUrl remote, Collection<String> names) {
    return transfer(
        remote,
        "fetch " + String.join(", ", names) + " from",
        transport -> {
          List<RefSpec> wanted =
              names.stream().map(name -> new RefSpec(name + ":" + name)).toList();
          try (FetchConnection connection = transport.openFetch(wanted)) {
            Map<String, Ref> present = new LinkedHashMap<>();
            for (String name : names) {
              Ref ref = connection.getRef(name);
              if (ref != null && ref.getObjectId() != null) {
                present.put(name, ref);
              }
            }
            bring(connection, remote, present.values());
            Map<String, ObjectId> fetched = new LinkedHashMap<>();
            present.forEach((name, ref) -> fetched.put(name, ref.getObjectId()));
            return fetched;
          }
        });
  }

  /**
   * Fetches an object by its id where the remote serves these; some only serve the heads of their
   * branches, and say so in words of their own.
   */
  boolean serves(RemoteUrl remote, ObjectId id) {
    try {
      fetchId(remote, id);
      return true;
    } catch (GitAuthenticationException | GitRepositoryNotFoundException e) {
      throw e;
    } catch (GitException e) {
      if (e.mayPassByItself()) {
        throw e;
      }
      return false;
    }
  }

  private ObjectId fetchId(RemoteUrl remote, ObjectId id) {
    return transfer(
        remote,
        "fetch " + id.name() + " from",
        transport -> {
          if (!has(id)) {
            try (FetchConnection connection = transport.openFetch()) {
              Ref ref = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id);
              bring(connection, remote, List.of(ref));
            }
          }
          return id;
        });
  }

  private <T> T transfer(RemoteUrl remote, String what, Remotes.Operation<T> operation) {
    store.fetching().lock();
    try {
      used.add(remote);
      return remotes.run(
          repository,
          remote,
          what,
          transport -> {
            if (!remotes.fullHistory()) {
              transport.setDepth(1);
            }
            return operation.run(transport);
          });
    } finally {
      store.fetching().unlock();
    }
  }

  private void bring(FetchConnection connection, RemoteUrl remote, Collection<Ref> refs)
      throws IOException {
    List<Ref> missing = new ArrayList<>();
    for (Ref ref : refs) {
      if (!has(ref.getObjectId())) {
        missing.add(ref);
      }
    }
    if (!missing.isEmpty()) {
      connection.fetch(new InterruptionMonitor(), missing, Set.of());
    }
    remember(remote, refs);
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

  /** Keeps what was fetched from being collected, and lets the next fetch build on it. */
  private void remember(RemoteUrl remote, Collection<Ref> refs) throws IOException {
    BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
    for (Ref ref : refs) {
      String name = localName(remote, ref.getName());
      Ref known = repository.exactRef(name);
      ObjectId old = known == null ? ObjectId.zeroId() : known.getObjectId();
      if (!ref.getObjectId().equals(old)) {
        batch.addCommand(new ReceiveCommand(old, ref.getObjectId(), name));
      }
    }
    if (batch.getCommands().isEmpty()) {
      return;
    }
    batch.setAllowNonFastForwards(true);
    batch.setRefLogIdent(new PersonIdent("packit4j", "", Instant.EPOCH, ZoneOffset.UTC));
    batch.disableRefLog();
    try (RevWalk walk = new RevWalk(repository)) {
      batch.execute(walk, NullProgressMonitor.INSTANCE);
    }
  }

  private static String localName(RemoteUrl remote, String name) {
    return localPrefix(remote)
        + (name.startsWith(Constants.R_REFS)
            ? name.substring(Constants.R_REFS.length())
            : "ids/" + name);
  }

  private static String localPrefix(RemoteUrl remote) {
    return Constants.R_REMOTES + remote.key() + "/";
  }
}
