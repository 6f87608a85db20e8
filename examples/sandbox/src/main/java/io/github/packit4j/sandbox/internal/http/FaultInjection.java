package io.github.packit4j.sandbox.internal.http;

import io.github.packit4j.sandbox.Fault;
import io.github.packit4j.sandbox.Faults;
import io.github.packit4j.sandbox.MessageFault;
import io.github.packit4j.sandbox.RecordedRequest;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.internal.http.HttpExchanges.Reply;
import io.github.packit4j.sandbox.internal.http.HttpResponse.Header;
import io.github.packit4j.sandbox.internal.messages.FaultArguments;
import io.github.packit4j.sandbox.internal.messages.MessageFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The faults a test has asked for, and what they do to a request. */
public final class FaultInjection implements Faults {

  private final Closing closing;
  private final MessageFaults messages;
  private final List<Planned> planned = new ArrayList<>();
  private final List<Planned> begun = new ArrayList<>();
  private final List<PushRule> pushRules = new ArrayList<>();
  private final Set<PushRule> usedPushRules = new HashSet<>();

  private record PushRule(String repository, String branch, String reason) {}

  /**
   * Creates a place without faults.
   *
   * @param closing ends the pauses
   * @param messages faults of the message bus
   */
  public FaultInjection(Closing closing, MessageFaults messages) {
    this.closing = closing;
    this.messages = messages;
  }

  @Override
  public synchronized Fault on(RequestMatcher matcher) {
    Planned fault = new Planned(matcher);
    begun.add(fault);
    return fault;
  }

  @Override
  public MessageFault onMessage(String topic) {
    return messages.on(topic);
  }

  @Override
  public synchronized void rejectPush(String repository, String branch, String reason) {
    pushRules.add(new PushRule(repository, branch, reason));
  }

  @Override
  public synchronized void clear() {
    planned.clear();
    begun.clear();
    pushRules.clear();
    messages.clear();
  }

  @Override
  public synchronized List<String> unused() {
    List<String> unused = new ArrayList<>();
    begun.stream()
        .filter(fault -> !fault.applied)
        .map(fault -> fault.matcher + ", " + fault.place)
        .forEach(unused::add);
    unused.addAll(messages.unused());
    pushRules.stream()
        .filter(rule -> !usedPushRules.contains(rule))
        .map(rule -> "push to %s of %s".formatted(rule.branch(), rule.repository()))
        .forEach(unused::add);
    return unused;
  }

  /** Returns why a push to a branch is to be refused, if it is. */
  public synchronized Optional<String> pushRejection(String repository, String branch) {
    Optional<PushRule> found =
        pushRules.stream()
            .filter(rule -> covers(rule.repository(), repository) && glob(rule.branch(), branch))
            .findFirst();
    found.ifPresent(usedPushRules::add);
    return found.map(PushRule::reason);
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

  /**
   * Answers a request, or does to it what the first matching fault says.
   *
   * @param call what answers it; may be asked again, which counts as another request
   */
  Reply apply(RecordedRequest request, Call call) {
    return choose(request)
        .map(effect -> effect.apply(call))
        .orElseGet(() -> Reply.of(call.execute()));
  }

  private synchronized Optional<Effect> choose(RecordedRequest request) {
    for (Planned fault : planned) {
      if (fault.matcher.matches(request) && fault.isDue()) {
        return Optional.of(fault.effect);
      }
    }
    return Optional.empty();
  }

  /** What a request asks for. */
  @FunctionalInterface
  interface Call {

    /** Does it, once more if it was done before. */
    HttpResponse execute();
  }

  /** What becomes of a call. */
  @FunctionalInterface
  private interface Effect {

    Reply apply(Call call);
  }

  private synchronized void add(Planned fault) {
    planned.add(fault);
  }

  private final class Planned implements Fault {

    private final RequestMatcher matcher;
    private int pass;
    private int remaining = 1;
    private boolean afterEffect;
    private boolean applied;
    private final String place = FaultArguments.place();
    private final List<Header> headers = new ArrayList<>();
    private Effect effect = call -> Reply.of(call.execute());

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
      applied = true;
      return true;
    }

    @Override
    public Fault nth(int n) {
      FaultArguments.requirePositive("nth", n);
      pass = n - 1;
      return this;
    }

    @Override
    public Fault times(int count) {
      FaultArguments.requirePositive("times", count);
      remaining = count;
      return this;
    }

    @Override
    public Fault always() {
      remaining = Integer.MAX_VALUE;
      return this;
    }

    @Override
    public Fault afterEffect() {
      afterEffect = true;
      return this;
    }

    @Override
    public Fault header(String name, String value) {
      headers.add(new Header(name, value));
      return this;
    }

    @Override
    public void respond(int status, String body) {
      respond(status, "text/plain", body);
    }

    @Override
    public void respond(int status, String contentType, String body) {
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException("A final answer has a status of 200 to 599: " + status);
      }
      HttpResponse response = HttpResponse.text(status, body);
      List<Header> all = new ArrayList<>(List.of(new Header("Content-Type", contentType)));
      all.addAll(headers);
      instead(Reply.of(new HttpResponse(status, all, response.body())));
    }

    @Override
    public void xmlRpcFault(int code, String message) {
      instead(Reply.of(XmlRpcFaults.response(code, message)));
    }

    @Override
    public void neverAnswer() {
      instead(new Reply(HttpResponse.empty(500), new Delivery.Withheld()));
    }

    @Override
    public void delay(Duration duration) {
      begin(
          call -> {
            HttpResponse response = call.execute();
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
      begin(call -> new Reply(call.execute(), new Delivery.Dropped()));
    }

    @Override
    public void truncate() {
      begin(call -> new Reply(call.execute(), new Delivery.Half()));
    }

    @Override
    public void slowFrom(long offset, Duration pause) {
      if (offset < 0 || pause.isNegative()) {
        throw new IllegalArgumentException("Offset and pause are not negative");
      }
      begin(call -> new Reply(call.execute(), new Delivery.Slow(offset, pause)));
    }

    @Override
    public void twice() {
      begin(
          call -> {
            call.execute();
            return Reply.of(call.execute());
          });
    }

    private void instead(Reply reply) {
      begin(
          call -> {
            if (afterEffect) {
              call.execute();
            }
            return reply;
          });
    }

    private void begin(Effect what) {
      effect = what;
      add(this);
    }
  }
}
