package io.github.acetune.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;

/** Messages to and from ZeroMQ frames, signed with the secret of the connection file. */
public final class MessageCodec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED_FRAMES = 4;

    private final String algorithm;
    private final SecretKeySpec key;

    /**
     * Creates the codec.
     *
     * @param connection whose key and scheme sign
     */
    public MessageCodec(ConnectionFile connection) {
        String digest = connection.signatureScheme().replaceFirst("^hmac-", "").replace("-", "");
        algorithm = "Hmac" + digest.toUpperCase(Locale.ROOT);
        byte[] secret = connection.key().getBytes(StandardCharsets.UTF_8);
        key = secret.length == 0 ? null : new SecretKeySpec(secret, algorithm);
    }

    /**
     * Writes a message.
     *
     * @param message the message
     * @return its frames
     */
    public List<byte[]> encode(Message message) {
        List<byte[]> body =
                List.of(
                        Json.write(message.header()),
                        Json.write(message.parent()),
                        Json.write(message.metadata()),
                        Json.write(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signature(body).getBytes(StandardCharsets.US_ASCII));
        frames.addAll(body);
        return frames;
    }

    /**
     * Reads a message.
     *
     * @param frames what a socket received
     * @return the message; empty when the frames are malformed or the signature is not ours, since whoever sent them must
     *     not be obeyed
     */
    public Optional<Message> decode(List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (frames.size() < first + SIGNED_FRAMES) {
            return Optional.empty();
        }
        List<byte[]> body = frames.subList(first, first + SIGNED_FRAMES);
        byte[] expected = signature(body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, frames.get(delimiter + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Message(
                            List.copyOf(frames.subList(0, delimiter)),
                            Json.read(body.get(0)),
                            Json.read(body.get(1)),
                            Json.read(body.get(2)),
                            Json.read(body.get(3))));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private String signature(List<byte[]> body) {
        if (key == null) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            body.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(
                    "this JDK cannot sign messages with " + algorithm, unavailable);
        }
    }
}
