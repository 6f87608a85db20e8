package io.github.packit4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.PagedIterable.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PagedIterableTest {

  private final List<Integer> fetched = new ArrayList<>();

  /** Three pages of two numbers, the second one empty. */
  private final PagedIterable<String> pages =
      PagedIterable.of(
          1,
          page -> {
            fetched.add(page);
            return switch (page) {
              case 1 -> new Page<>(List.of("a", "b"), Optional.of(2));
              case 2 -> new Page<>(List.of(), Optional.of(3));
              default -> Page.last(List.of("c"));
            };
          });

  @Test
  void goesOnPastAnEmptyPage() {
    assertThat(pages).containsExactly("a", "b", "c");
    assertThat(pages.toList()).containsExactly("a", "b", "c");
  }

  @Test
  void fetchesOnlyWhatIsRead() {
    assertThat(fetched).isEmpty();
    assertThat(pages.first()).contains("a");
    assertThat(pages.stream().limit(2)).containsExactly("a", "b");
    assertThat(fetched).containsExactly(1, 1);
  }

  @Test
  void staysLazyWhenConvertedAndFiltered() {
    PagedIterable<String> upper = pages.filter(s -> !s.equals("a")).map(s -> s + s);
    assertThat(upper.first()).contains("bb");
    assertThat(fetched).containsExactly(1);
    assertThat(upper).containsExactly("bb", "cc");
  }

  @Test
  void refusesAPageThatFollowsItself() {
    PagedIterable<String> loop = PagedIterable.of(1, page -> new Page<>(List.of(), Optional.of(1)));
    assertThatThrownBy(loop::toList).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void endsWithAnException() {
    var iterator = PagedIterable.of(List.of()).iterator();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Property
  void keepsOrderAndElements(@ForAll List<List<Integer>> content) {
    PagedIterable<Integer> list =
        PagedIterable.of(
            0,
            page ->
                page >= content.size()
                    ? Page.last(List.of())
                    : new Page<>(content.get(page), Optional.of(page + 1)));
    List<Integer> expected = content.stream().flatMap(List::stream).toList();
    assertThat(list.toList()).isEqualTo(expected);
    assertThat(list.stream().toList()).isEqualTo(expected);
  }
}
