package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A project's repository for git: whoever may write may push, with a token as the password. */
final class ForgeRemote implements GitRemote {

  private final Project project;
  private boolean mayWrite;

  ForgeRemote(Project project) {
    this.project = project;
  }

  @Override
  public BareRepository repository() {
    project.site().locked(project::look);
    return project.repository();
  }

  @Override
  public Optional<Account> pusher(
      HttpRequest request, Function<HttpRequest, Optional<Account>> accounts) {
    return Accounts.credentials(request, "Basic")
        .map(ForgeRemote::password)
        .flatMap(
            token -> {
              try {
                return Optional.of(project.site().locked(() -> project.site().callers().of(token)));
              } catch (ForgeRefusal e) {
                return Optional.empty();
              }
            })
        .map(this::remember);
  }

  private Account remember(Callers.Caller caller) {
    mayWrite = caller.mayWrite();
    return caller.account();
  }

  private static String password(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public Optional<String> denial(Account account) {
    boolean allowed = mayWrite && project.site().locked(() -> mayPush(account, branch -> true));
    return allowed ? Optional.empty() : Optional.of(denialText(account));
  }

  /** Maintainers may push to the branches of pull requests that let them. */
  private boolean mayPush(Account account, Predicate<String> wanted) {
    return mayWriteTo(project, account)
        || project.site().openPullsFrom(project).stream()
            .filter(pull -> pull.maintainerEdits() && wanted.test(pull.sourceBranch()))
            .anyMatch(pull -> mayWriteTo(pull.project(), account));
  }

  private static boolean mayWriteTo(Project where, Account account) {
    return where.members().roleOf(account.name()).includes(UpstreamRole.WRITE);
  }

  private String denialText(Account account) {
    return switch (project.flavour()) {
      case GITHUB ->
          "Permission to " + project.fullName() + ".git denied to " + account.name() + ".";
      case GITLAB -> "You are not allowed to push code to this project.";
      case FORGEJO -> "User permission denied for writing.";
    };
  }

  @Override
  public Decision decide(Account account, RefChange change) {
    boolean allowed =
        project
            .site()
            .locked(() -> mayPush(account, branch -> change.branch().equals(Optional.of(branch))));
    return allowed
        ? project.site().pushRules().decide(project, account, change)
        : new Decision(false, List.of(denialText(account)));
  }

  @Override
  public List<String> pushed(Account account, List<RefChange> changes) {
    changes.forEach(change -> project.tell(change.ref(), change.before(), account.name()));
    return List.of();
  }
}
