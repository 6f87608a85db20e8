package io.github.packit4j.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list on a server that is fetched page by page while it is read.
 *
 * <p>Nothing is fetched before the first element is asked for, and no page beyond the one in use.
 * Each call of {@link #iterator()} or {@link #stream()} starts again at the first page. The
 * iterable is thread-safe, its iterators and streams are not. Reading may throw what the client's
 * other calls throw.
 *
 * @param <T> what the list holds
 */
public final class PagedIterable<T> implements Iterable<T> {

  private final Iterable<T> elements;

  private PagedIterable(Iterable<T> elements) {
    this.elements = elements;
  }

  /**
   * One page of a list.
   *
   * @param items what is on the page, possibly nothing
   * @param next the key of the page after this one, or empty if this is the last
   * @param <T> what the list holds
   * @param <K> what identifies a page: a number, a URL, a cursor
   */
  public record Page<T, K>(List<T> items, Optional<K> next) {

    /** Copies the items. */
    public Page {
      items = List.copyOf(items);
    }

    /**
     * A page after which nothing follows.
     *
     * @param items what is on the page
     * @param <T> what the list holds
     * @param <K> what identifies a page
     * @return the page
     */
    public static <T, K> Page<T, K> last(List<T> items) {
      return new Page<>(items, Optional.empty());
    }
  }

  /**
   * Makes a list from a way to fetch one page.
   *
   * @param first the key of the first page
   * @param fetch fetches the page of a key; called once a page and pass
   * @param <T> what the list holds
   * @param <K> what identifies a page
   * @return the list
   */
  public static <T, K> PagedIterable<T> of(K first, Function<? super K, Page<T, K>> fetch) {
    return new PagedIterable<>(() -> new Pages<>(first, fetch));
  }

  /**
   * Makes a list of what is known already.
   *
   * @param items the elements
   * @param <T> what the list holds
   * @return the list
   */
  public static <T> PagedIterable<T> of(List<T> items) {
    return new PagedIterable<>(List.copyOf(items));
  }

  /**
   * Makes a list of what comes in one answer.
   *
   * @param fetch fetches all elements; called once a pass
   * @param <T> what the list holds
   * @return the list
   */
  public static <T> PagedIterable<T> deferred(Supplier<List<T>> fetch) {
    return new PagedIterable<>(() -> fetch.get().iterator());
  }

  @Override
  public Iterator<T> iterator() {
    return elements.iterator();
  }

  /**
   * Streams the elements, lazily.
   *
   * @return a sequential stream that starts at the first page
   */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /**
   * The same list with every element converted when it is read.
   *
   * @param mapper converts one element
   * @param <R> what the new list holds
   * @return the converted list
   */
  public <R> PagedIterable<R> map(Function<? super T, ? extends R> mapper) {
    return new PagedIterable<>(() -> this.stream().<R>map(mapper).iterator());
  }

  /**
   * The same list without the elements that do not match.
   *
   * @param wanted tells whether an element stays
   * @return the filtered list
   */
  public PagedIterable<T> filter(Predicate<? super T> wanted) {
    return new PagedIterable<>(() -> this.stream().filter(wanted).iterator());
  }

  /**
   * The first element.
   *
   * @return the element, or empty if the list is empty
   */
  public Optional<T> first() {
    Iterator<T> iterator = iterator();
    return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }

  /**
   * Fetches all pages.
   *
   * @return an unmodifiable list of all elements
   */
  public List<T> toList() {
    List<T> all = new ArrayList<>();
    forEach(all::add);
    return List.copyOf(all);
  }

  private static final class Pages<T, K> implements Iterator<T> {

    private final Function<? super K, Page<T, K>> fetch;
    private @Nullable K next;
    private Iterator<T> current = List.<T>of().iterator();

    Pages(K first, Function<? super K, Page<T, K>> fetch) {
      this.next = first;
      this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
      K key = next;
      while (!current.hasNext() && key != null) {
        Page<T, K> page = fetch.apply(key);
        K following = page.next().orElse(null);
        if (key.equals(following)) {
          throw new IllegalStateException("The server names page " + key + " as its own successor");
        }
        current = page.items().iterator();
        next = following;
        key = following;
      }
      return current.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The list has no further element");
      }
      return current.next();
    }
  }
}
