package com.rundiffusion.keycloak.testkit.enterprise;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server (RFC 1035) of a test's own that knows TXT records, over UDP on this machine. */
public final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int LARGEST = 512;
    private static final int ANSWER = 0x8180;
    private static final int NO_SUCH_NAME = 0x8183;
    private static final int QUESTION_AT = 0xC00C;
    private static final int TXT = 16;
    private static final int INTERNET = 1;
    private static final int SECONDS = 60;

    private final DatagramSocket socket;
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static NameServer start() {
        try {
            NameServer server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(server::answer, "name-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the realm's setting takes it. */
    public String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    /** @param name in lower case, without a dot at its end */
    public void has(String name, String... records) {
        texts.put(name, List.of(records));
    }

    public void forget(String name) {
        texts.remove(name);
    }

    private void answer() {
        byte[] buffer = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(ByteBuffer.wrap(buffer, 0, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(ByteBuffer question) throws IOException {
        short id = question.getShort(0);
        question.position(HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int end = question.position() + 4;
        byte[] asked = new byte[end - HEADER];
        question.get(HEADER, asked);
        List<String> found = texts.get(name.toString().toLowerCase(Locale.ROOT));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream answer = new DataOutputStream(bytes);
        answer.writeShort(id);
        answer.writeShort(found == null ? NO_SUCH_NAME : ANSWER);
        answer.writeShort(1);
        answer.writeShort(found == null ? 0 : found.size());
        answer.writeShort(0);
        answer.writeShort(0);
        answer.write(asked);
        for (String text : found == null ? List.<String>of() : found) {
            byte[] content = text.getBytes(StandardCharsets.US_ASCII);
            answer.writeShort(QUESTION_AT);
            answer.writeShort(TXT);
            answer.writeShort(INTERNET);
            answer.writeInt(SECONDS);
            answer.writeShort(content.length + 1);
            answer.writeByte(content.length);
            answer.write(content);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
