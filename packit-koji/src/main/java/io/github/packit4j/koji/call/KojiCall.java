package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a hub's method as a value: name, arguments, and how to read the answer. Run it with
 * {@link KojiClient#call(KojiCall)} or many together in a {@link KojiBatch}. Immutable.
 *
 * <p>Arguments are what {@link KojiValue#of} takes, besides {@link KojiValue}s, {@link TaskId}s,
 * {@link Nvr}s and {@link Optional}s (an empty one is nil).
 *
 * @param <T> what the answer is read as
 */
public final class KojiCall<T> {
  /** What a call needs of the session. */
  public enum Kind {
    /** Reads what everybody may read; needs no login. */
    READ,
    /** Reads something of the account logged in. */
    SESSION_READ,
    /** Changes something; logs in, and is numbered so that the hub executes it once. */
    WRITE
  }

  private static final String KEYWORDS_MARK = "__starstar";

  private final Kind kind;
  private final String method;
  private final List<@Nullable Object> arguments;
  private final Map<String, @Nullable Object> keywords;
  private final Function<KojiValue, T> reader;

  private KojiCall(
      Kind kind,
      String method,
      List<@Nullable Object> arguments,
      Map<String, @Nullable Object> keywords,
      Function<KojiValue, T> reader) {
    this.kind = kind;
    this.method = method;
    this.arguments = Collections.unmodifiableList(arguments);
    this.keywords = Collections.unmodifiableMap(keywords);
    this.reader = reader;
  }

  /**
   * A call that changes nothing and needs no login.
   *
   * @param method the method, such as {@code getBuild}
   * @param arguments the arguments by position
   * @return the call, answering the untyped value
   */
  public static KojiCall<KojiValue> read(String method, @Nullable Object... arguments) {
    return untyped(Kind.READ, method, arguments);
  }

  /**
   * A call that changes nothing but answers for the account logged in.
   *
   * @param method the method, such as {@code getPerms}
   * @param arguments the arguments by position
   * @return the call, answering the untyped value
   */
  public static KojiCall<KojiValue> readAsUser(String method, @Nullable Object... arguments) {
    return untyped(Kind.SESSION_READ, method, arguments);
  }

  /**
   * A call that changes something: it logs in if necessary and is executed at most once, however
   * often it has to be sent.
   *
   * @param method the method, such as {@code tagBuild}
   * @param arguments the arguments by position
   * @return the call, answering the untyped value
   */
  public static KojiCall<KojiValue> write(String method, @Nullable Object... arguments) {
    return untyped(Kind.WRITE, method, arguments);
  }

  private static KojiCall<KojiValue> untyped(
      Kind kind, String method, @Nullable Object... arguments) {
    List<@Nullable Object> plain = new ArrayList<>();
    Arrays.stream(arguments).forEach(argument -> plain.add(plain(argument)));
    return new KojiCall<>(kind, method, plain, Map.of(), Function.identity());
  }

  /**
   * Adds a keyword argument.
   *
   * @param name the hub's name of the parameter
   * @param value the value, {@code null} for nil
   * @return the changed call
   */
  public KojiCall<T> keyword(String name, @Nullable Object value) {
    Map<String, @Nullable Object> extended = new LinkedHashMap<>(keywords);
    extended.put(name, plain(value));
    return new KojiCall<>(kind, method, arguments, extended, reader);
  }

  /**
   * Adds a keyword argument if it has a value.
   *
   * @param name the hub's name of the parameter
   * @param value the value
   * @return the changed call, or this one
   */
  public KojiCall<T> keywordIfPresent(String name, Optional<?> value) {
    return value.isPresent() ? keyword(name, value.get()) : this;
  }

  /**
   * Reads the answer as something else.
   *
   * @param next makes the result of the answer
   * @param <R> the result
   * @return the changed call
   */
  public <R> KojiCall<R> returning(Function<KojiValue, R> next) {
    return new KojiCall<>(kind, method, arguments, keywords, next);
  }

  /**
   * The method's name.
   *
   * @return the name, such as {@code getBuild}
   */
  public String method() {
    return method;
  }

  /**
   * What the call needs of the session.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Reads an answer.
   *
   * @param answer what the hub sent
   * @return what it says
   * @throws KojiProtocolException if it is not what the method answers with
   */
  public T read(KojiValue answer) {
    try {
      return reader.apply(answer);
    } catch (IllegalArgumentException e) {
      // A value of ours refused what the hub sent.
      throw new KojiProtocolException(
          "Tried to read the answer to %s but failed because: %s".formatted(method, e.getMessage()),
          e);
    }
  }

  /**
   * The arguments as they travel: keywords become a marked struct at the end.
   *
   * @return the arguments by position, {@code null} for nil
   */
  public List<@Nullable Object> arguments() {
    if (keywords.isEmpty()) {
      return arguments;
    }
    Map<String, @Nullable Object> struct = new LinkedHashMap<>(keywords);
    struct.put(KEYWORDS_MARK, true);
    List<@Nullable Object> all = new ArrayList<>(arguments);
    all.add(struct);
    return all;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof KojiValue wrapped) {
      return wrapped.toJava().orElse(null);
    }
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
    if (value instanceof TaskId task) {
      return task.value();
    }
    if (value instanceof Nvr nvr) {
      return nvr.toString();
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value instanceof Map<?, ?> members) {
      Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
      members.forEach((name, member) -> plain.put(name, plain(member)));
      return plain;
    }
    return value;
  }

  /** The method's name; arguments may be long or private. */
  @Override
  public String toString() {
    return "KojiCall[" + method + "]";
  }
}
