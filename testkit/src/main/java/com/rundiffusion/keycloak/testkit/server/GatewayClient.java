package com.rundiffusion.keycloak.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Speaks HTTP to a port of loopback under any host name, and sends path and headers exactly as given: HTTP libraries
 * tidy up both.
 */
public final class GatewayClient {

    public record Answer(int status, List<String> headerLines, String body) {
        public List<String> headers(String name) {
            return headerLines.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }
    }

    private final SSLContext trust;
    private final int httpsPort;
    private final int httpPort;
    private final InetAddress own;
    private final String balancersHeader;

    GatewayClient(SSLContext trust, Nginx nginx) {
        this(trust, nginx.httpsPort(), nginx.httpPort(), InetAddress.getLoopbackAddress(), "");
    }

    /** Of a gateway that speaks TLS alone. */
    GatewayClient(SSLContext trust, int httpsPort) {
        this(trust, httpsPort, httpsPort, InetAddress.getLoopbackAddress(), "");
    }

    private GatewayClient(SSLContext trust, int httpsPort, int httpPort, InetAddress own, String balancersHeader) {
        this.trust = trust;
        this.httpsPort = httpsPort;
        this.httpPort = httpPort;
        this.own = own;
        this.balancersHeader = balancersHeader;
    }

    /** The same as somebody else over TLS: all of 127.0.0.0/8 is this machine. */
    public GatewayClient at(String address) throws IOException {
        return new GatewayClient(trust, httpsPort, httpPort, InetAddress.getByName(address), balancersHeader);
    }

    /** The same as somebody whose address a load balancer in front of the gateway tells. */
    public GatewayClient behindBalancer(String address) {
        return new GatewayClient(trust, httpsPort, httpPort, own, balancersHeader(address));
    }

    private static String balancersHeader(String address) {
        return GatewayFiles.BALANCERS_HEADER + ": " + address + "\r\n";
    }

    public Answer get(String host, String target) throws IOException {
        return send(host, "GET", target, Map.of(), new byte[0]);
    }

    public Answer post(String host, String target, byte[] body) throws IOException {
        return send(host, "POST", target, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
    }

    public Answer send(String host, String method, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        try (SSLSocket socket = connect(host)) {
            return exchange(socket, host, method, target, headers, body);
        }
    }

    public Answer getPlain(String host, String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), httpPort)) {
            return exchange(socket, host, "GET", target, Map.of(), new byte[0]);
        }
    }

    /** Asks for one name in the handshake and another in the request. */
    public Answer getUnderName(String serverName, String host, String target) throws IOException {
        try (SSLSocket socket = connect(serverName)) {
            return exchange(socket, host, "GET", target, Map.of(), new byte[0]);
        }
    }

    /**
     * The same question many times over one connection, without waiting for an answer in between. Each answer must name its
     * length.
     */
    public List<Answer> getMany(String host, String target, int times) throws IOException {
        return many(host, "GET " + target + " HTTP/1.1\r\n", "", times);
    }

    public List<Answer> postMany(String host, String target, String form, int times) throws IOException {
        return many(host, formHead(target, form), form, times);
    }

    /** The same question from each of these addresses, which a load balancer in front tells. */
    public List<Answer> getFromEach(List<String> addresses, String host, String target) throws IOException {
        return many(
                host,
                addresses.stream()
                        .map(address -> "GET " + target + " HTTP/1.1\r\n" + balancersHeader(address))
                        .toList(),
                "");
    }

    public List<Answer> postFromEach(List<String> addresses, String host, String target, String form)
            throws IOException {
        return many(
                host,
                addresses.stream()
                        .map(address -> formHead(target, form) + balancersHeader(address))
                        .toList(),
                form);
    }

    /** The same form many times, with more headers. */
    public List<Answer> postMany(String host, String target, Map<String, String> headers, String form, int times)
            throws IOException {
        StringBuilder head = new StringBuilder(formHead(target, form));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return many(host, head.toString(), form, times);
    }

    private static String formHead(String target, String form) {
        return "POST " + target + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + form.length() + "\r\n";
    }

    private List<Answer> many(String host, String head, String form, int times) throws IOException {
        return many(host, Collections.nCopies(times, head + balancersHeader), form);
    }

    private List<Answer> many(String host, List<String> heads, String form) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < heads.size(); i++) {
            String last = i == heads.size() - 1 ? "Connection: close\r\n" : "";
            all.append(heads.get(i))
                    .append("Host: ")
                    .append(host)
                    .append("\r\n")
                    .append(last)
                    .append("\r\n")
                    .append(form);
        }
        try (SSLSocket socket = connect(host)) {
            OutputStream out = socket.getOutputStream();
            out.write(all.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            List<Answer> read = new ArrayList<>();
            while (!answers.isEmpty()) {
                Answer andRest = parse(answers);
                int length = Integer.parseInt(andRest.headers("Content-Length").get(0));
                String body = andRest.body().substring(0, length);
                read.add(new Answer(andRest.status(), andRest.headerLines(), body));
                answers = andRest.body().substring(length);
            }
            return read;
        }
    }

    public SSLSocket connect(String serverName) throws IOException {
        SSLSocket socket =
                (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), httpsPort, own, 0);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** In HTTP/1.0 an answer ends with the connection and comes in one piece. */
    private Answer exchange(
            Socket socket, String host, String method, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.0\r\nHost: " + host + "\r\n");
        head.append(balancersHeader);
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        OutputStream out = socket.getOutputStream();
        request.writeTo(out);
        out.flush();
        return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private static Answer parse(String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        String[] lines = parts[0].split("\r\n");
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                Stream.of(lines).skip(1).toList(),
                parts[1]);
    }
}
