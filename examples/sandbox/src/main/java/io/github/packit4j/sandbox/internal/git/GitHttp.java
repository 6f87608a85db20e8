package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart HTTP protocol, versions 0 and 2. Pushing needs basic authentication. */
public final class GitHttp {

  private static final String UPLOAD = "git-upload-pack";
  private static final String RECEIVE = "git-receive-pack";

  private final Accounts accounts;
  private final Pushes pushes;

  /** Creates the protocol for these accounts. */
  public GitHttp(Accounts accounts, Clock clock, StateLock state) {
    this.accounts = accounts;
    this.pushes = new Pushes(clock, state);
  }

  /**
   * Answers if the request belongs to git.
   *
   * @param remotes finds a repository by its path without leading slash and {@code .git}
   */
  public Optional<HttpResponse> handle(
      HttpRequest request, Function<String, Optional<GitRemote>> remotes) {
    return handle(request, remotes, accounts::ofBasic);
  }

  /**
   * Answers if the request belongs to git.
   *
   * @param remotes finds a repository by its path without leading slash and {@code .git}
   * @param pushers tells who pushes
   */
  public Optional<HttpResponse> handle(
      HttpRequest request,
      Function<String, Optional<GitRemote>> remotes,
      Function<HttpRequest, Optional<Account>> pushers) {
    String path = request.uri().getPath().substring(1);
    for (String end : List.of("/info/refs", "/" + UPLOAD, "/" + RECEIVE)) {
      if (path.endsWith(end)) {
        String name = path.substring(0, path.length() - end.length()).replaceFirst("\\.git$", "");
        String service =
            end.equals("/info/refs") ? request.query("service").orElse("") : end.substring(1);
        return Optional.of(
            remotes
                .apply(name)
                .map(remote -> serve(request, remote, service, end.equals("/info/refs"), pushers))
                .orElseGet(() -> HttpResponse.html(404)));
      }
    }
    return Optional.empty();
  }

  private HttpResponse serve(
      HttpRequest request,
      GitRemote remote,
      String service,
      boolean advertise,
      Function<HttpRequest, Optional<Account>> pushers) {
    try {
      if (service.equals(UPLOAD)) {
        return fetch(request, remote, advertise);
      }
      if (service.equals(RECEIVE)) {
        Optional<Account> account = remote.pusher(request, pushers);
        if (account.isEmpty()) {
          return HttpResponse.text(401, "Authorization Required\n")
              .with("WWW-Authenticate", "Basic realm=\"packit-sandbox\"");
        }
        Optional<String> denial = remote.denial(account.get());
        return denial.isPresent()
            ? HttpResponse.text(403, denial.get() + "\n")
            : push(request, remote, account.get(), advertise);
      }
      return HttpResponse.text(403, "The dumb protocol is not served\n");
    } catch (IOException | UncheckedIOException e) {
      return HttpResponse.text(400, "The body is not what git would send\n");
    }
  }

  private HttpResponse fetch(HttpRequest request, GitRemote remote, boolean advertise)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UploadPack upload = new UploadPack(remote.repository().jgit());
    upload.setBiDirectionalPipe(false);
    upload.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    upload.setExtraParameters(protocol(request));
    if (advertise) {
      upload.sendAdvertisedRefs(advertiser(out, UPLOAD));
      return answer(out, UPLOAD, "advertisement");
    }
    upload.upload(new ByteArrayInputStream(request.inflatedBody()), out, null);
    return answer(out, UPLOAD, "result");
  }

  /** Returns the protocol that a client asks for if it is served; of version 1 it is not told. */
  private static List<String> protocol(HttpRequest request) {
    List<String> asked = List.of(request.header("git-protocol").orElse("").split(":"));
    return asked.contains("version=2") ? List.of("version=2") : List.of();
  }

  private HttpResponse push(
      HttpRequest request, GitRemote remote, Account account, boolean advertise)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReceivePack receive = pushes.open(remote, account);
    receive.setBiDirectionalPipe(false);
    if (advertise) {
      receive.sendAdvertisedRefs(advertiser(out, RECEIVE));
      return answer(out, RECEIVE, "advertisement");
    }
    receive.receive(new ByteArrayInputStream(request.inflatedBody()), out, null);
    return answer(out, RECEIVE, "result");
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
    return pushes.ident(account);
  }
}
