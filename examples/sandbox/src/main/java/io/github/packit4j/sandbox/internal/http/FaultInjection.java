package io.github.packit4j.sandbox.internal.http;

import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.Faults;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.internal.http.HttpExchanges.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The faults a test has asked for, and what they do to a request. */
public final class FaultInjection implements Faults {

  private final Closing closing;
  private final List<Planned> planned = new ArrayList<>();
  private final List<PushRule> pushRules = new ArrayList<>();

  private record PushRule(String repository, String branch, String reason) {}

  /**
   * Creates a place without faults.
   *
   * @param closing ends the pauses
   */
  public FaultInjection(Closing closing) {
    this.closing = closing;
  }

  @Override
  public Fault on(RequestMatcher matcher) {
    return new Planned(matcher);
  }

  @Override
  public synchronized void rejectPush(String repository, String branch, String reason) {
    pushRules.add(new PushRule(repository, branch, reason));
  }

  @Override
  public synchronized void clear() {
    planned.clear();
    pushRules.clear();
  }

  /** Returns why a push to a branch is to be refused, if it is. */
  public synchronized Optional<String> pushRejection(String repository, String branch) {
    return pushRules.stream()
        .filter(rule -> covers(rule.repository(), repository) && glob(rule.branch(), branch))
        .map(PushRule::reason)
        .findFirst();
  }

  private static boolean covers(String ruled, String repository) {
    return repository.equals(ruled)
        || (repository.startsWith("forks/") && repository.endsWith("/" + ruled));
  }

  private static boolean glob(String pattern, String branch) {
    String middle = pattern.replaceAll("^\\*|\\*$", "");
    if (pattern.startsWith("*")) {
      return pattern.endsWith("*") ? branch.contains(middle) : branch.endsWith(middle);
    }
    return pattern.endsWith("*") ? branch.startsWith(middle) : branch.equals(pattern);
  }

  /** Answers a request, or does to it what the first matching fault says. */
  Reply apply(RecordedRequest request, Supplier<HttpResponse> call) {
    return choose(request).map(effect -> effect.apply(call)).orElseGet(() -> Reply.of(call.get()));
  }

  private synchronized Optional<Function<Supplier<HttpResponse>, Reply>> choose(
      RecordedRequest request) {
    for (Planned fault : planned) {
      if (fault.matcher.matches(request) && fault.isDue()) {
        return Optional.ofNullable(fault.effect);
      }
    }
    return Optional.empty();
  }

  private synchronized void add(Planned fault) {
    planned.add(fault);
  }

  private final class Planned implements Fault {

    private final RequestMatcher matcher;
    private int pass;
    private int remaining = 1;
    private @Nullable Function<Supplier<HttpResponse>, Reply> effect;

    Planned(RequestMatcher matcher) {
      this.matcher = matcher;
    }

    /** Counts a matching request and tells whether the fault applies to it. */
    boolean isDue() {
      if (pass > 0) {
        pass--;
        return false;
      }
      if (remaining <= 0) {
        return false;
      }
      remaining--;
      return true;
    }

    @Override
    public Fault nth(int n) {
      pass = n - 1;
      return this;
    }

    @Override
    public Fault times(int count) {
      remaining = count;
      return this;
    }

    @Override
    public Fault always() {
      remaining = Integer.MAX_VALUE;
      return this;
    }

    @Override
    public void respond(int status, String body) {
      begin(call -> Reply.of(HttpResponse.text(status, body)));
    }

    @Override
    public void respond(
        int status, String contentType, String body, String headerName, String headerValue) {
      HttpResponse text = HttpResponse.text(status, body);
      HttpResponse response =
          HttpResponse.of(status, contentType, text.body()).with(headerName, headerValue);
      begin(call -> Reply.of(response));
    }

    @Override
    public void xmlRpcFault(int code, String message) {
      begin(call -> Reply.of(XmlRpcFaults.response(code, message)));
    }

    @Override
    public void delay(Duration duration) {
      begin(
          call -> {
            HttpResponse response = call.get();
            closing.pause(duration);
            return Reply.of(response);
          });
    }

    @Override
    public void dropBeforeCall() {
      begin(call -> new Reply(HttpResponse.empty(500), new Delivery.Dropped()));
    }

    @Override
    public void dropAfterCall() {
      begin(call -> new Reply(call.get(), new Delivery.Dropped()));
    }

    @Override
    public void truncate() {
      begin(call -> new Reply(call.get(), new Delivery.Half()));
    }

    private void begin(Function<Supplier<HttpResponse>, Reply> what) {
      effect = what;
      add(this);
    }
  }
}
