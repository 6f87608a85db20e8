package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses are not public, at the borders of each block. */
class PublicAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, true",
    "0.255.255.255, true",
    "1.0.0.0, false",
    "9.255.255.255, false",
    "10.0.0.0, true",
    "100.63.255.255, false",
    "100.64.0.0, true",
    "100.127.255.255, true",
    "100.128.0.0, false",
    "101.64.0.0, false",
    "127.0.0.1, true",
    "128.0.0.1, false",
    "169.254.0.1, true",
    "169.255.0.1, false",
    "172.16.0.1, true",
    "172.32.0.1, false",
    "192.0.0.8, true",
    "192.0.1.8, false",
    "192.1.0.8, false",
    "193.0.0.8, false",
    "192.168.0.1, true",
    "198.17.255.255, false",
    "198.18.0.0, true",
    "198.19.255.255, true",
    "198.20.0.0, false",
    "199.18.0.0, false",
    "223.255.255.255, false",
    "224.0.0.1, true",
    "239.255.255.255, true",
    "240.0.0.0, true",
    "255.255.255.255, true",
  })
  void ofVersion4(String address, boolean hidden) throws Exception {
    assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isEqualTo(hidden);
  }

  /** The last block is that of version 4 inside of version 6, whose own address decides. */
  @ParameterizedTest
  @CsvSource({
    "::, true",
    "::1, true",
    "2606:4700::1111, false",
    "fbff::1, false",
    "fc00::1, true",
    "fdff::1, true",
    "fe80::1, true",
    "fec0::1, true",
    "ff02::1, true",
    "::10.0.0.1, true",
    "::8.8.8.8, false",
    "64:ff9b::10.0.0.1, true",
    "64:ff9b::8.8.8.8, false",
    "64:ff9b:0:0:0:0:0808:0808, false",
    "64:ff9a::10.0.0.1, false",
    "64:fe9b::10.0.0.1, false",
    "65:ff9b::10.0.0.1, false",
    "164:ff9b::10.0.0.1, false",
    "2002:0a00:0001::1, true",
    "2002:0808:0808::1, false",
    "2002:0808:0808::10.0.0.1, false",
    "2003:0a00:0001::1, false",
    "2102:0a00:0001::1, false",
    "1:0:0:0:0:0:0a00:0001, false",
    "0:0:0:0:0:1:0a00:0001, false",
  })
  void ofVersion6(String address, boolean hidden) throws Exception {
    assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isEqualTo(hidden);
  }
}
