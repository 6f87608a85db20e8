package io.github.packit4j.distgit.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedInputTest {

  private static LimitedInput of(int size) {
    return new LimitedInput(new ByteArrayInputStream(new byte[size]), 100);
  }

  @Test
  void readsAsMuchAsIsAllowed() throws IOException {
    assertThat(of(100).readAllBytes()).hasSize(100);
    LimitedInput bytes = of(100);
    for (int i = 0; i < 100; i++) {
      assertThat(bytes.read()).isZero();
    }
    assertThat(bytes.read()).isEqualTo(-1);
    assertThat(bytes.read(new byte[10], 0, 10)).isEqualTo(-1);
  }

  @Test
  void readsNoMore() throws IOException {
    assertThatThrownBy(() -> of(101).readAllBytes()).hasMessageContaining("more than 100 bytes");
    LimitedInput bytes = of(101);
    assertThat(bytes.readNBytes(99)).hasSize(99);
    assertThat(bytes.read()).isZero();
    assertThatThrownBy(bytes::read).hasMessageContaining("more than 100 bytes");
  }

  @Test
  void doesNotGoBack() {
    assertThat(of(1).markSupported()).isFalse();
  }
}
