package io.github.packit4j.distgit.git;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An ssh agent with one RSA key. */
final class AgentForTests implements AutoCloseable {

  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES = 12;
  private static final int SIGN = 13;
  private static final int SIGNATURE = 14;
  private static final int FAILURE = 5;

  private final ServerSocketChannel server;
  private final KeyPair key;
  private final AtomicInteger signatures = new AtomicInteger();

  AgentForTests(Path socket, Path keyFile) throws IOException, GeneralSecurityException {
    key = OpenSSHKeyPairResourceParser.INSTANCE.loadKeyPairs(null, keyFile, null).iterator().next();
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    start(this::serve);
  }

  int signatures() {
    return signatures.get();
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return; // The test is over.
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client))) {
      answerAll(in, out);
    } catch (IOException | GeneralSecurityException e) {
      return; // The client hung up.
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "agent");
    thread.setDaemon(true);
    thread.start();
  }

  private void answerAll(DataInputStream in, DataOutputStream out)
      throws IOException, GeneralSecurityException {
    while (true) {
      byte[] message = new byte[in.readInt()];
      in.readFully(message);
      byte[] reply = answer(new ByteArrayBuffer(message));
      out.writeInt(reply.length);
      out.write(reply);
      out.flush();
    }
  }

  private byte[] answer(ByteArrayBuffer request) throws GeneralSecurityException {
    ByteArrayBuffer reply = new ByteArrayBuffer();
    switch (request.getUByte()) {
      case REQUEST_IDENTITIES -> {
        reply.putByte((byte) IDENTITIES);
        reply.putInt(1);
        reply.putPublicKey(key.getPublic());
        reply.putString("test");
      }
      case SIGN -> {
        request.getBytes();
        byte[] data = request.getBytes();
        Signature rsa = BuiltinSignatures.rsaSHA512.create();
        try {
          rsa.initSigner(null, key.getPrivate());
          rsa.update(null, data);
          ByteArrayBuffer signature = new ByteArrayBuffer();
          signature.putString("rsa-sha2-512");
          signature.putBytes(rsa.sign(null));
          reply.putByte((byte) SIGNATURE);
          reply.putBytes(signature.getCompactData());
          signatures.incrementAndGet();
        } catch (Exception e) {
          throw new GeneralSecurityException(e);
        }
      }
      default -> reply.putByte((byte) FAILURE);
    }
    return reply.getCompactData();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
