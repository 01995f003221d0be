package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A fresh key and a self-signed certificate for some host names, made with the JDK's keytool. */
public final class TlsIdentity {

    private static final char[] PASSWORD = "only for tests".toCharArray();
    private static final String ALIAS = "tls";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyStore keyStore;
    private final Path certificate;
    private final Path key;

    private TlsIdentity(KeyStore keyStore, Path folder) throws IOException, GeneralSecurityException {
        this.keyStore = keyStore;
        this.certificate = write(
                folder.resolve("tls_certificate"),
                "CERTIFICATE",
                keyStore.getCertificate(ALIAS).getEncoded());
        this.key = write(
                folder.resolve("tls_key"),
                "PRIVATE KEY",
                keyStore.getKey(ALIAS, PASSWORD).getEncoded());
    }

    /** @param folder takes the files; the caller removes it */
    public static TlsIdentity forHosts(Path folder, List<String> hosts) {
        Path store = folder.resolve("tls.p12");
        String names = hosts.stream().map(host -> "dns:" + host).collect(Collectors.joining(",", "san=", ""));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        command.addAll(List.of("-alias", ALIAS, "-dname", "CN=" + hosts.get(0), "-ext", names));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", String.valueOf(PASSWORD)));
        Command.Result made = Command.run(command);
        if (!made.succeeded()) {
            throw new IllegalStateException(made.output());
        }
        try (InputStream content = Files.newInputStream(store)) {
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            keyStore.load(content, PASSWORD);
            return new TlsIdentity(keyStore, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In PEM; also the anchor for whoever is to trust this identity. */
    public Path certificate() {
        return certificate;
    }

    /** PKCS#8 in PEM. */
    public Path key() {
        return key;
    }

    /** Presents this identity as a server, and trusts it alone as a client. */
    public SSLContext sslContext() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore, PASSWORD);
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry(ALIAS, keyStore.getCertificate(ALIAS));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path file, String type, byte[] der) throws IOException {
        String body = PEM.encodeToString(der);
        return Files.writeString(
                file,
                Stream.of("-----BEGIN " + type + "-----", body, "-----END " + type + "-----", "")
                        .collect(Collectors.joining("\n")));
    }
}
