package com.rundiffusion.keycloak.entra.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A LogoutRequest or LogoutResponse before it is signed. It starts as what Entra would send; a test changes one thing and
 * signs that. Not for use by several threads.
 */
public final class LogoutDraft {

    private final String parameter;
    private final Function<LogoutDraft, String> xml;
    private final Map<LogoutField, String> fields = new EnumMap<>(LogoutField.class);
    private SigningCertificate key;
    private SigningAlgorithm algorithm = SigningAlgorithm.SHA_256;
    private boolean signed = true;
    private UnaryOperator<String> beforeSigning = UnaryOperator.identity();
    private UnaryOperator<String> escapes = LowerCaseQuery::encode;

    private LogoutDraft(String parameter, Function<LogoutDraft, String> xml, SigningCertificate key) {
        this.parameter = parameter;
        this.xml = xml;
        this.key = key;
    }

    /** An empty LogoutRequest. */
    public static LogoutDraft request(SigningCertificate key) {
        return new LogoutDraft("SAMLRequest", LogoutXml::request, key);
    }

    /** An empty LogoutResponse. */
    public static LogoutDraft response(SigningCertificate key) {
        return new LogoutDraft("SAMLResponse", LogoutXml::response, key);
    }

    /** Sets a field; {@code null} leaves it out. */
    public LogoutDraft with(LogoutField field, String value) {
        fields.put(field, value);
        return this;
    }

    public LogoutDraft with(LogoutField field, Instant value) {
        return with(field, EntraTime.inSaml(value));
    }

    public LogoutDraft without(LogoutField... left) {
        for (LogoutField field : left) {
            fields.remove(field);
        }
        return this;
    }

    public LogoutDraft signedBy(SigningCertificate other) {
        key = other;
        return this;
    }

    public LogoutDraft algorithm(SigningAlgorithm other) {
        algorithm = other;
        return this;
    }

    public LogoutDraft unsigned() {
        signed = false;
        return this;
    }

    /** For whatever no field can express, in the XML. */
    public LogoutDraft beforeSigning(UnaryOperator<String> change) {
        beforeSigning = change;
        return this;
    }

    /** How values are escaped; Entra's way unless somebody wants another. */
    public LogoutDraft escapes(UnaryOperator<String> other) {
        escapes = other;
        return this;
    }

    public String get(LogoutField field) {
        return fields.get(field);
    }

    boolean has(LogoutField field) {
        return get(field) != null;
    }

    public String toXml() {
        return beforeSigning.apply(xml.apply(this));
    }

    /** Where the browser is sent. */
    public String toUrl() {
        return toUrl(get(LogoutField.DESTINATION));
    }

    /** @param address another one than the message says */
    public String toUrl(String address) {
        return address + (address.contains("?") ? "&" : "?") + toQuery();
    }

    /** In Entra's order, which is not the one that the signature covers. */
    public String toQuery() {
        String message = parameter + "=" + escapes.apply(RedirectBinding.deflate(toXml()));
        if (has(LogoutField.RELAY_STATE)) {
            message += "&RelayState=" + escapes.apply(get(LogoutField.RELAY_STATE));
        }
        if (!signed) {
            return message;
        }
        String method = "&SigAlg=" + escapes.apply(algorithm.signature());
        return message + "&Signature=" + escapes.apply(signature(message + method)) + method;
    }

    private String signature(String covered) {
        try {
            Signature signature = Signature.getInstance(algorithm.name(key));
            signature.initSign(key.privateKey());
            signature.update(covered.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
