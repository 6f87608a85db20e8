package io.github.packit4j.sandbox.internal.http;

import java.io.IOException;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/** A body whose end takes its time. */
final class SlowBody implements MockResponseBody {

  private final byte[] body;
  private final Delivery.Slow delivery;
  private final Closing closing;

  SlowBody(byte[] body, Delivery.Slow delivery, Closing closing) {
    this.body = body;
    this.delivery = delivery;
    this.closing = closing;
  }

  @Override
  public long getContentLength() {
    return body.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    int offset = (int) Math.min(delivery.offset(), body.length);
    sink.write(body, 0, offset);
    for (int i = offset; i < body.length; i++) {
      sink.flush();
      closing.pause(delivery.pause());
      sink.writeByte(body[i]);
    }
    sink.flush();
  }
}
