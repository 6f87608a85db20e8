package io.github.packit4j.core.event;

import java.io.ByteArrayOutputStream;

/** Decodes a field of a form, {@code application/x-www-form-urlencoded}, byte by byte. */
final class FormField {

  private static final String WHAT = "form with a payload";

  private FormField() {}

  /** Decodes the value that begins at {@code start} and ends before the next field. */
  static byte[] decode(byte[] form, int start) {
    ByteArrayOutputStream value = new ByteArrayOutputStream(form.length - start);
    int at = start;
    while (at < form.length && form[at] != '&') {
      if (form[at] == '%') {
        value.write(escaped(form, at));
        at += 3;
      } else {
        value.write(form[at] == '+' ? ' ' : form[at]);
        at++;
      }
    }
    return value.toByteArray();
  }

  private static int escaped(byte[] form, int at) {
    int high = at + 2 < form.length ? Character.digit(form[at + 1], 16) : -1;
    int low = high < 0 ? -1 : Character.digit(form[at + 2], 16);
    if (low < 0) {
      throw new EventFormatException(
          WHAT, "byte %d is a %% without two hexadecimal digits".formatted(at));
    }
    return high * 16 + low;
  }
}
