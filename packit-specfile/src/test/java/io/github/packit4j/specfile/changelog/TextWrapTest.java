package io.github.packit4j.specfile.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where lines break: width, text, and what Python's {@code textwrap} makes of them. */
class TextWrapTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10|aaa bbb ccc ddd|aaa bbb/  ccc ddd",
        "10|aaaaaaaaaa|aaaaaaaaaa",
        "10|aaaaaaaaaaa|aaaaaaaaaa/  a",
        "10|aaaaaaaaaaaabbbbbbbbbbbbb|aaaaaaaaaa/  aabbbbbb/  bbbbbbb",
        "10|aaa aaaaaaaaaaaa b|aaa aaaaaa/  aaaaaa b",
        "10|aa bbbbbbbb c|aa/  bbbbbbbb/  c",
        "10|aa bbbbbbb c|aa bbbbbbb/  c",
        "10|aaa  bbb   ccc    ddd|aaa  bbb/  ccc/  ddd",
        "10|   aaa bbb ccc|   aaa bbb/  ccc",
        "10|aaa bbb    |aaa bbb",
        "10|aaa bbb ccc dd|aaa bbb/  ccc dd",
        "10|aaaa bbbb ccccc|aaaa bbbb/  ccccc",
        "10|well-known words-here|well-known/  words-/  here",
        "10|a-b c-d-e-f-g-h|a-b c-d-e-/  f-g-h",
        "10|foo-bar-baz-quxx|foo-bar-/  baz-quxx",
        "10|ab-cd-ef-gh-ij-kl|ab-cd-ef-/  gh-ij-kl",
        "10|ab-c-de fg-h-ij|ab-c-de/  fg-h-ij",
        "10|x-ray y-axis zz-top|x-ray/  y-axis/  zz-top",
        "10|non-existentword|non-existe/  ntword",
        "10|1-2-3-4-5-6-7-8|1-2-3-4-5-/  6-7-8",
        "10|a1-b2 c3-d4 e5-f6|a1-b2/  c3-d4/  e5-f6",
        "10|option --force-all|option/  --force-/  all",
        "10|use --long-option-name|use/  --long-/  option-/  name",
        "10|foo--bar--bazzz|foo--bar--/  bazzz",
        "10|foo---bar---bazz|foo---bar/  ---bazz",
        "10|words -- and dashes|words --/  and/  dashes",
        "10|end-- start --go|end--/  start/  --go",
        "10|a_b-c_d-e_f-g_h|a_b-c_d-/  e_f-g_h",
        "10|semi-auto-matic-ally|semi-auto-/  matic-/  ally",
        "10|re-re-re-re-reread|re-re-re-/  re-/  reread",
        "10|'quoted'--'text' x|'quoted'--/  'text' x",
        "10|one,--two.--three|one,--two./  --three",
        "10|(paren)--(paren)|(paren)--/  (paren)",
        "10|aaaaaaa-bbbbbbb-cc|aaaaaaa-/  bbbbbbb-/  cc",
        "10|aaaaaaaaaaaa-bbbb|aaaaaaaaaa/  aa-bbbb",
        "10|---------------|----------/  -----",
        "10|-aaaaaaaaaaaaaaa|-aaaaaaaaa/  aaaaaa",
        "10|a-aaaaaaaaaaaaaaaaaaaaaaa|a-/  aaaaaaaa/  aaaaaaaa/  aaaaaaa",
        "10|é-è éé-èè-ôô-ûû|é-è éé-èè-/  ôô-ûû",
        "10|aé-1b bb-1cc cc-dd1|aé-1b/  bb-1cc/  cc-dd1",
        "10||",
        "10| |",
        "5|ab cd-ef gh|ab/  cd-/  ef/  gh",
        "5|abcdef ghijkl|abcde/  f g/  hij/  kl",
        "12|v1.2.3-rc1-final build-id|v1.2.3-rc1-/  final/  build-id",
        "12|a--b c--d e--f|a--b c--d e/  --f",
        "12|co-op-ed x-y-z|co-op-ed/  x-y-z",
        "8|ab-cd--ef-gh|ab-cd--/  ef-gh",
        "8|ab?--cd!--ef|ab?--cd!/  --ef",
        "8|a b-c-d-e f|a b-c-/  d-e f",
        "8|abc -x -yy -zz-ww|abc -x/  -yy/  -zz-ww",
        "9|abc-def-ghi|abc-def-/  ghi",
        "7|abc-def-ghi|abc-/  def-/  ghi",
        "6|abc-def-ghi|abc-/  def-/  ghi",
        "20|- item: something-like-this and more|- item: something-/  like-this and more",
        "20|- fix CVE-2024-1234 and rhbz#123456|- fix CVE-2024-1234/  and rhbz#123456",
        "20|* star-ted -- here's one--two, three|* star-ted -- here's/  one--two, three",
        "1|ab c|a/  b/  c",
        "2|abc d-e|ab/  c/  d/  -/  e",
        "10|a\tb\tc\td\te\tf|a       b/  c/  d/  e/  f",
      })
  void breaksWherePythonDoes(String row) {
    String[] cells = row.split("\\|", -1);
    assertThat(String.join("/", TextWrap.wrap(cells[1], Integer.parseInt(cells[0]), "  ")))
        .isEqualTo(cells[2]);
  }
}
