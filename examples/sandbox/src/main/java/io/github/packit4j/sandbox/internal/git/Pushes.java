package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.GitRemote.Decision;
import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * The server's side of a push, over whatever it comes.
 *
 * <p>As with git, the hook {@code pre-receive} stops a push of which nothing is left, and the hook
 * {@code update} single refs of one.
 */
final class Pushes {

  private final Clock clock;
  private final StateLock state;

  Pushes(Clock clock, StateLock state) {
    this.clock = clock;
    this.state = state;
  }

  ReceivePack open(GitRemote remote, Account account) {
    ReceivePack receive = new ReceivePack(remote.repository().jgit());
    receive.setAtomic(true);
    receive.setRefLogIdent(ident(account));
    // All in one hook and under the lock: whoever comes meanwhile sees the push or does not.
    receive.setPreReceiveHook(
        (pack, commands) -> state.run(() -> push(remote, account, pack, commands)));
    return receive;
  }

  /** Returns an account as git writes it, now. */
  PersonIdent ident(Account account) {
    return new PersonIdent(account.fullName(), account.email(), clock.instant(), ZoneOffset.UTC);
  }

  private static void push(
      GitRemote remote, Account account, ReceivePack pack, Collection<ReceiveCommand> commands) {
    List<ReceiveCommand> allowed = preReceive(remote, account, pack, commands);
    if (allowed.isEmpty()) {
      pack.sendMessage("All changes have been rejected");
      commands.forEach(command -> reject(command, "pre-receive hook declined"));
      return;
    }
    update(remote, account, pack, commands);
    rejectContradictions(remote, commands);
    boolean refused = commands.stream().anyMatch(c -> c.getResult() != Result.NOT_ATTEMPTED);
    if (refused && pack.isAtomic()) {
      commands.stream()
          .filter(command -> command.getResult() == Result.NOT_ATTEMPTED)
          .forEach(command -> reject(command, "transaction failed"));
      return;
    }
    List<RefChange> done = new ArrayList<>();
    for (ReceiveCommand command : commands) {
      if (command.getResult() == Result.NOT_ATTEMPTED) {
        command.execute(pack);
        if (command.getResult() == Result.OK) {
          done.add(change(command));
        }
      }
    }
    if (!done.isEmpty()) {
      remote.pushed(account, done).forEach(pack::sendMessage);
    }
  }

  private static List<ReceiveCommand> preReceive(
      GitRemote remote, Account account, ReceivePack pack, Collection<ReceiveCommand> commands) {
    List<ReceiveCommand> allowed = new ArrayList<>();
    for (ReceiveCommand command : commands) {
      Decision decision = remote.decide(account, change(command));
      decision.lines().forEach(pack::sendMessage);
      if (decision.allowed()) {
        allowed.add(command);
      }
    }
    return allowed;
  }

  /** The same question again for each ref, as git's hook {@code update} asks it. */
  private static void update(
      GitRemote remote, Account account, ReceivePack pack, Collection<ReceiveCommand> commands) {
    for (ReceiveCommand command : commands) {
      Decision decision = remote.decide(account, change(command));
      decision.lines().forEach(pack::sendMessage);
      if (!decision.allowed()) {
        pack.sendMessage("All changes have been rejected");
        reject(command, "hook declined");
      }
    }
  }

  /** Two names of one branch cannot be set to different commits. */
  private static void rejectContradictions(GitRemote remote, Collection<ReceiveCommand> commands) {
    Map<String, ObjectId> wanted = new HashMap<>();
    for (ReceiveCommand command : commands) {
      String target = remote.repository().target(command.getRefName());
      ObjectId other = wanted.putIfAbsent(target, command.getNewId());
      if (other != null && !other.equals(command.getNewId())) {
        commands.stream()
            .filter(c -> remote.repository().target(c.getRefName()).equals(target))
            .forEach(c -> reject(c, "inconsistent aliased update"));
      }
    }
  }

  private static void reject(ReceiveCommand command, String reason) {
    command.setResult(Result.REJECTED_OTHER_REASON, reason);
  }

  private static RefChange change(ReceiveCommand command) {
    return new RefChange(command.getRefName(), id(command.getOldId()), id(command.getNewId()));
  }

  private static Optional<String> id(ObjectId id) {
    return id.equals(ObjectId.zeroId()) ? Optional.empty() : Optional.of(id.name());
  }
}
