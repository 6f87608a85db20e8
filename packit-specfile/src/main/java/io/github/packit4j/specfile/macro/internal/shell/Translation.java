package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code tr}: characters for characters. */
final class Translation {
  private final String from;
  private final String to;
  private final boolean complement;
  private final boolean delete;
  private final boolean squeeze;

  private Translation(String from, String to, boolean complement, boolean delete, boolean squeeze) {
    this.from = from;
    this.to = to;
    this.complement = complement;
    this.delete = delete;
    this.squeeze = squeeze;
  }

  static Translation of(List<String> arguments) {
    boolean complement = false;
    boolean delete = false;
    boolean squeeze = false;
    List<String> sets = new ArrayList<>();
    boolean optionsEnd = false;
    for (String argument : arguments) {
      if (!optionsEnd && argument.equals("--")) {
        optionsEnd = true;
      } else if (!optionsEnd && sets.isEmpty() && argument.matches("-[cCds]+")) {
        complement |= argument.indexOf('c') >= 0 || argument.indexOf('C') >= 0;
        delete |= argument.indexOf('d') >= 0;
        squeeze |= argument.indexOf('s') >= 0;
      } else if (!optionsEnd && sets.isEmpty() && argument.matches("-.+")) {
        throw new Impure("tr " + argument);
      } else {
        sets.add(argument);
      }
    }
    if (sets.isEmpty() || sets.size() > 2) {
      throw new Impure("tr " + arguments);
    }
    String to = sets.size() > 1 ? set(sets.get(1)) : "";
    if (to.isEmpty() && !delete && !squeeze) {
      throw new Impure("tr " + arguments);
    }
    return new Translation(set(sets.get(0)), to, complement, delete, squeeze);
  }

  String apply(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String squeezed = to.isEmpty() ? from : to;
    boolean squeezeComplement = complement && to.isEmpty();
    char last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int index = from.indexOf(c);
      boolean member = (index >= 0) != complement;
      if (member && delete) {
        continue;
      }
      char result = c;
      if (member && !to.isEmpty() && !delete) {
        result = to.charAt(complement ? to.length() - 1 : Math.min(index, to.length() - 1));
      }
      boolean repeated = !out.isEmpty() && result == last;
      if (squeeze && repeated && squeezed.indexOf(result) >= 0 != squeezeComplement) {
        continue;
      }
      out.append(result);
      last = result;
    }
    return out.toString();
  }

  private static String set(String written) {
    StringBuilder out = new StringBuilder();
    String text = written;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("[=", i) || text.startsWith("*", i + 2) && text.charAt(i) == '[') {
        throw new Impure("tr " + written);
      }
      if (text.startsWith("[:", i)) {
        int end = text.indexOf(":]", i);
        if (end > 0) {
          members(text.substring(i + 2, end), out);
          i = end + 1;
          continue;
        }
      }
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        int octalEnd = i + 1;
        while (octalEnd < text.length()
            && octalEnd < i + 4
            && text.charAt(octalEnd) >= '0'
            && text.charAt(octalEnd) <= '7') {
          octalEnd++;
        }
        int length = octalEnd > i + 1 ? octalEnd - i : 2;
        String plain = Printf.unescape(text.substring(i, i + length), Printf.Escapes.FORMAT);
        c = plain.charAt(plain.length() - 1);
        i += length - 1;
      }
      boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
      char last = range ? text.charAt(i + 2) : c;
      if (range && last < c) {
        throw new Impure("tr range");
      }
      for (char member = c; member <= last; member++) {
        out.append(member);
      }
      i += range ? 2 : 0;
    }
    return out.toString();
  }

  private static void members(String name, StringBuilder out) {
    for (char c = 1; c < 0x80; c++) {
      boolean member =
          switch (name) {
            case "upper" -> c >= 'A' && c <= 'Z';
            case "lower" -> c >= 'a' && c <= 'z';
            case "digit" -> Character.isDigit(c);
            case "alpha" -> Character.isLetter(c);
            case "alnum" -> Character.isLetterOrDigit(c);
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
            case "xdigit" -> Character.digit(c, 16) >= 0;
            case "graph" -> c > ' ' && c < 0x7f;
            case "print" -> c >= ' ' && c < 0x7f;
            case "cntrl" -> c < ' ' || c == 0x7f;
            default -> throw new Impure("tr [:" + name + ":]");
          };
      if (member) {
        out.append(c);
      }
    }
  }
}
