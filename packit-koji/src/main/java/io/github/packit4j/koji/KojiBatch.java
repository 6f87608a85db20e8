package io.github.packit4j.koji;

import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.KojiValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many calls in one request: the hub's {@code multiCall}. Each call has its own result or fault;
 * one that fails takes nothing back of the others. Made by {@link KojiClient#batch}, run once, for
 * one thread.
 *
 * <pre>{@code
 * KojiBatch batch = koji.batch();
 * KojiBatch.Entry<Optional<BuildInfo>> build = batch.add(BuildCalls.build("python-ogr-0.52.0-1.fc43"));
 * KojiBatch.Entry<List<TagInfo>> tags = batch.add(TagCalls.tagsOfBuild("python-ogr-0.52.0-1.fc43"));
 * batch.run();
 * build.result().ifPresent(info -> print(info.state(), tags.result()));
 * }</pre>
 */
public final class KojiBatch {
  /** Keeps request and answer well below what hubs and clients accept. */
  private static final int CALLS_PER_REQUEST = 1000;

  private final KojiClient client;
  private final List<Entry<?>> entries = new ArrayList<>();
  private boolean ran;

  KojiBatch(KojiClient client) {
    this.client = client;
  }

  /**
   * Adds a call.
   *
   * @param call the call
   * @param <T> its result
   * @return where its result will be
   */
  public <T> Entry<T> add(KojiCall<T> call) {
    if (ran) {
      throw new IllegalStateException("The batch has run; start another one");
    }
    Entry<T> entry = new Entry<>(call);
    entries.add(entry);
    return entry;
  }

  /**
   * Runs all calls.
   *
   * @throws KojiException if the batch as a whole failed; faults of single calls are in their
   *     entries
   */
  public void run() {
    if (ran) {
      throw new IllegalStateException("The batch has run already");
    }
    ran = true;
    for (int start = 0; start < entries.size(); start += CALLS_PER_REQUEST) {
      run(entries.subList(start, Math.min(start + CALLS_PER_REQUEST, entries.size())));
    }
  }

  private void run(List<Entry<?>> part) {
    List<Map<String, @Nullable Object>> calls = new ArrayList<>();
    KojiCall.Kind kind = KojiCall.Kind.READ;
    for (Entry<?> entry : part) {
      KojiCall<?> call = entry.call;
      calls.add(Map.of("methodName", call.method(), "params", call.arguments()));
      kind = call.kind().compareTo(kind) > 0 ? call.kind() : kind;
    }
    KojiCall<KojiValue> multiCall =
        switch (kind) {
          case READ -> KojiCall.read("multiCall", calls);
          case SESSION_READ -> KojiCall.readAsUser("multiCall", calls);
          case WRITE -> KojiCall.write("multiCall", calls);
        };
    List<KojiValue> answers = client.call(multiCall).asList();
    if (answers.size() != part.size()) {
      throw new KojiProtocolException(
          "The hub answered %d calls of a batch of %d".formatted(answers.size(), part.size()));
    }
    for (int i = 0; i < part.size(); i++) {
      part.get(i).answer = answers.get(i);
    }
  }

  /**
   * One call of a batch.
   *
   * @param <T> the call's result
   */
  public static final class Entry<T> {
    private final KojiCall<T> call;
    private @Nullable KojiValue answer;

    Entry(KojiCall<T> call) {
      this.call = call;
    }

    /**
     * The result.
     *
     * @return what the call answered
     * @throws KojiFaultException if this call failed
     * @throws IllegalStateException if the batch has not run
     */
    public T result() {
      Optional<KojiFault> fault = fault();
      if (fault.isPresent()) {
        throw fault.get().toException(call.method());
      }
      List<KojiValue> wrapped = answer().asList();
      if (wrapped.size() != 1) {
        throw new KojiProtocolException("A result of a batch is not wrapped in one array");
      }
      return call.read(wrapped.get(0));
    }

    /**
     * The fault.
     *
     * @return why this call failed, empty if it did not
     * @throws IllegalStateException if the batch has not run
     */
    public Optional<KojiFault> fault() {
      KojiValue value = answer();
      return value.isStruct()
          ? Optional.of(
              new KojiFault(
                  value.member("faultCode").asInt(), value.member("faultString").asString()))
          : Optional.empty();
    }

    private KojiValue answer() {
      KojiValue value = answer;
      if (value == null) {
        throw new IllegalStateException("Run the batch before asking for results");
      }
      return value;
    }
  }
}
