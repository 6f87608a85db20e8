package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** The server's side of git over HTTP, without the HTTP. */
final class SmartHttp {

  private SmartHttp() {}

  /** Answers {@code git-receive-pack}: a push, or before it the list of refs. */
  static void receive(
      Repository repository,
      PreReceiveHook hook,
      boolean advertising,
      InputStream in,
      OutputStream out)
      throws IOException {
    ReceivePack pack = new ReceivePack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setPreReceiveHook(hook);
    if (advertising) {
      PacketLineOut lines = new PacketLineOut(out);
      lines.writeString("# service=git-receive-pack\n");
      lines.end();
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    } else {
      pack.receive(in, out, null);
    }
  }

  /**
   * Answers {@code git-upload-pack}: a fetch, or before it the list of refs.
   *
   * @param protocol the header {@code Git-Protocol}, null if there is none
   */
  static void upload(
      Repository repository, String protocol, boolean advertising, InputStream in, OutputStream out)
      throws IOException {
    UploadPack pack = new UploadPack(repository);
    pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    upload(pack, protocol, advertising, in, out);
  }

  /** Answers as {@link #upload}, but serves nothing by its id that is not the head of a branch. */
  static void uploadHeads(
      Repository repository, String protocol, boolean advertising, InputStream in, OutputStream out)
      throws IOException {
    UploadPack pack = new UploadPack(repository);
    pack.setRequestValidator(
        (asked, wants) -> {
          if (!wants.isEmpty()) {
            throw new PackProtocolException("not our ref " + wants.get(0).name());
          }
        });
    upload(pack, protocol, advertising, in, out);
  }

  private static void upload(
      UploadPack pack, String protocol, boolean advertising, InputStream in, OutputStream out)
      throws IOException {
    pack.setBiDirectionalPipe(false);
    if (protocol != null) {
      pack.setExtraParameters(List.of(protocol.split(":")));
    }
    if (advertising) {
      pack.sendAdvertisedRefs(
          new PacketLineOutRefAdvertiser(new PacketLineOut(out)), "git-upload-pack");
    } else {
      pack.upload(in, out, null);
    }
  }
}
