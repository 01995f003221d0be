package com.rundiffusion.keycloak.entra.saml;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;

/**
 * A response before it is signed. It starts as what Entra would send; a test changes one thing and signs that. Not for
 * use by several threads.
 */
public final class ResponseDraft {

    private final Map<ResponseField, String> fields = new EnumMap<>(ResponseField.class);
    private final Map<String, List<String>> claims = new LinkedHashMap<>();
    private SigningCertificate key;
    private SigningOption signing = SigningOption.ASSERTION;
    private SigningAlgorithm algorithm = SigningAlgorithm.SHA_256;
    private X509Certificate encryption;
    private Consumer<Document> beforeSigning = document -> {};
    private Consumer<Document> afterSigning = document -> {};
    private UnaryOperator<String> afterWriting = UnaryOperator.identity();

    /** An empty draft, signed by the given key. */
    public ResponseDraft(SigningCertificate key) {
        this.key = key;
    }

    /** Sets a field; {@code null} leaves it out. */
    public ResponseDraft with(ResponseField field, String value) {
        fields.put(field, value);
        return this;
    }

    public ResponseDraft with(ResponseField field, Instant value) {
        return with(field, EntraTime.inSaml(value));
    }

    public ResponseDraft without(ResponseField... left) {
        for (ResponseField field : left) {
            fields.remove(field);
        }
        return this;
    }

    /** Sets a claim, at its old place if it had one; without values it is left out. */
    public ResponseDraft claim(String name, String... values) {
        return claim(name, List.of(values));
    }

    public ResponseDraft claim(String name, List<String> values) {
        if (values.isEmpty()) {
            claims.remove(name);
        } else {
            claims.put(name, List.copyOf(values));
        }
        return this;
    }

    public ResponseDraft signedBy(SigningCertificate other) {
        key = other;
        return this;
    }

    public ResponseDraft signing(SigningOption option) {
        signing = option;
        return this;
    }

    public ResponseDraft algorithm(SigningAlgorithm other) {
        algorithm = other;
        return this;
    }

    /** Encrypts the assertion, signed or not, to this certificate; {@code null} leaves it readable. */
    public ResponseDraft encryptedFor(X509Certificate certificate) {
        encryption = certificate;
        return this;
    }

    /** For whatever no field can express, still covered by the signatures. */
    public ResponseDraft beforeSigning(Consumer<Document> change) {
        beforeSigning = beforeSigning.andThen(change);
        return this;
    }

    /** What somebody on the way could do: nothing here is covered by a signature. */
    public ResponseDraft afterSigning(Consumer<Document> change) {
        afterSigning = afterSigning.andThen(change);
        return this;
    }

    /** The same in the text, for what is in no document that Entra could write. */
    public ResponseDraft afterWriting(UnaryOperator<String> change) {
        UnaryOperator<String> before = afterWriting;
        afterWriting = text -> change.apply(before.apply(text));
        return this;
    }

    public String get(ResponseField field) {
        return fields.get(field);
    }

    boolean has(ResponseField field) {
        return get(field) != null;
    }

    public Map<String, List<String>> claims() {
        return Collections.unmodifiableMap(claims);
    }

    public String toXml() {
        Document document = ResponseXml.of(this);
        beforeSigning.accept(document);
        if (signing.signsAssertion()) {
            ResponseXml.sign(ResponseXml.assertion(document), key, algorithm);
        }
        if (encryption != null) {
            AssertionEncryption.encrypt(document, encryption);
        }
        if (signing.signsResponse()) {
            ResponseXml.sign(document.getDocumentElement(), key, algorithm);
        }
        afterSigning.accept(document);
        return afterWriting.apply(EntraText.message(document));
    }

    /** The form field {@code SAMLResponse}. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(toXml().getBytes(StandardCharsets.UTF_8));
    }
}
