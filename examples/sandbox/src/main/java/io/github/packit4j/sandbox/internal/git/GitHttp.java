package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart HTTP protocol, versions 0 and 2. Pushing needs basic authentication. */
public final class GitHttp {

  private static final String UPLOAD = "git-upload-pack";
  private static final String RECEIVE = "git-receive-pack";

  private final Accounts accounts;
  private final Clock clock;
  private final StateLock state;

  /** Creates the protocol for these accounts. */
  public GitHttp(Accounts accounts, Clock clock, StateLock state) {
    this.accounts = accounts;
    this.clock = clock;
    this.state = state;
  }

  /**
   * Answers if the request belongs to git.
   *
   * @param remotes finds a repository by its path without leading slash and {@code .git}
   */
  public Optional<HttpResponse> handle(
      HttpRequest request, Function<String, Optional<GitRemote>> remotes) {
    String path = request.uri().getPath().substring(1);
    for (String end : List.of("/info/refs", "/" + UPLOAD, "/" + RECEIVE)) {
      if (path.endsWith(end)) {
        String name = path.substring(0, path.length() - end.length()).replaceFirst("\\.git$", "");
        String service =
            end.equals("/info/refs") ? request.query("service").orElse("") : end.substring(1);
        return Optional.of(
            remotes
                .apply(name)
                .map(remote -> serve(request, remote, service, end.equals("/info/refs")))
                .orElseGet(() -> HttpResponse.html(404)));
      }
    }
    return Optional.empty();
  }

  private HttpResponse serve(
      HttpRequest request, GitRemote remote, String service, boolean advertise) {
    try {
      if (service.equals(UPLOAD)) {
        return fetch(request, remote, advertise);
      }
      if (service.equals(RECEIVE)) {
        Optional<Account> account = accounts.ofBasic(request);
        return account.isPresent()
            ? push(request, remote, account.get(), advertise)
            : HttpResponse.text(401, "Authorization Required\n")
                .with("WWW-Authenticate", "Basic realm=\"packit-sandbox\"");
      }
      return HttpResponse.text(403, "The dumb protocol is not served\n");
    } catch (IOException e) {
      return HttpResponse.text(500, "Tried to serve git but failed because: " + e + "\n");
    }
  }

  private HttpResponse fetch(HttpRequest request, GitRemote remote, boolean advertise)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UploadPack upload = new UploadPack(remote.repository().jgit());
    upload.setBiDirectionalPipe(false);
    upload.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    upload.setExtraParameters(List.of(request.header("git-protocol").orElse("").split(":")));
    if (advertise) {
      upload.sendAdvertisedRefs(advertiser(out, UPLOAD), UPLOAD);
      return answer(out, UPLOAD, "advertisement");
    }
    upload.upload(new ByteArrayInputStream(request.inflatedBody()), out, null);
    return answer(out, UPLOAD, "result");
  }

  private HttpResponse push(
      HttpRequest request, GitRemote remote, Account account, boolean advertise)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReceivePack receive = new ReceivePack(remote.repository().jgit());
    receive.setBiDirectionalPipe(false);
    receive.setRefLogIdent(ident(account));
    if (advertise) {
      receive.sendAdvertisedRefs(advertiser(out, RECEIVE));
      return answer(out, RECEIVE, "advertisement");
    }
    receive.setPreReceiveHook((pack, commands) -> decide(remote, account, pack, commands));
    receive.setPostReceiveHook((pack, commands) -> announce(remote, account, pack, commands));
    return state.get(
        () -> {
          try {
            receive.receive(new ByteArrayInputStream(request.inflatedBody()), out, null);
          } catch (IOException e) {
            throw BareRepository.failed("receive a push", e);
          }
          return answer(out, RECEIVE, "result");
        });
  }

  /** One refused ref refuses the whole push, as Pagure's hook does. */
  private static void decide(
      GitRemote remote, Account account, ReceivePack pack, Collection<ReceiveCommand> commands) {
    boolean refused = false;
    for (ReceiveCommand command : commands) {
      Optional<String> reason = remote.refusal(account, command.getRefName());
      if (reason.isPresent()) {
        pack.sendMessage(reason.get());
        refused = true;
      }
    }
    if (refused) {
      pack.sendMessage("All changes have been rejected");
      for (ReceiveCommand command : commands) {
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined");
      }
    }
  }

  private static void announce(
      GitRemote remote, Account account, ReceivePack pack, Collection<ReceiveCommand> commands) {
    List<GitRemote.RefChange> changes =
        commands.stream()
            .filter(command -> command.getResult() == ReceiveCommand.Result.OK)
            .map(
                command ->
                    new GitRemote.RefChange(
                        command.getRefName(), id(command.getOldId()), id(command.getNewId())))
            .toList();
    if (!changes.isEmpty()) {
      remote.pushed(account, changes).forEach(pack::sendMessage);
    }
  }

  private static Optional<String> id(ObjectId id) {
    return id.equals(ObjectId.zeroId()) ? Optional.empty() : Optional.of(id.name());
  }

  private static PacketLineOutRefAdvertiser advertiser(ByteArrayOutputStream out, String service)
      throws IOException {
    PacketLineOut lines = new PacketLineOut(out);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    return new PacketLineOutRefAdvertiser(lines);
  }

  private static HttpResponse answer(ByteArrayOutputStream out, String service, String kind) {
    return HttpResponse.of(200, "application/x-" + service + "-" + kind, out.toByteArray())
        .with("Cache-Control", "no-cache, max-age=0, must-revalidate");
  }

  /** Returns an account as git writes it, now. */
  public PersonIdent ident(Account account) {
    return new PersonIdent(account.fullName(), account.email(), clock.instant(), ZoneOffset.UTC);
  }
}
