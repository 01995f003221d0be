package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.xml.UntrustedXml;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A {@code LogoutRequest} or {@code LogoutResponse} (<em>SAML 2.0 Core</em> 3.7), before anybody checked who wrote it. Read as a stream,
 * without a DTD, so that none costs more than its own length. One that says twice what may be said once is none.
 *
 * @param isAnswer whether it is a response
 * @param destination the address that it is for; {@code null} when it names none
 * @param notOnOrAfter {@code null} when it names no end
 * @param issuer as written
 * @param sessionIndex what Entra calls the session that has ended; {@code null} in a response
 * @param inResponseTo the request that a response answers; {@code null} in a request
 * @param isSuccess whether a response says that all went well
 */
public record LogoutMessage(
        boolean isAnswer,
        String id,
        String destination,
        Instant issuedAt,
        Instant notOnOrAfter,
        String issuer,
        String sessionIndex,
        String inResponseTo,
        boolean isSuccess) {

    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /** Everything Entra writes stands below the root, but for what a status is made of. */
    private static final int DEEPEST = 16;

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** Empty for everything else, and for one that is incomplete, contradicts itself or is encrypted. */
    static Optional<LogoutMessage> read(byte[] xml) {
        try {
            XMLStreamReader reader = UntrustedXml.reader(new ByteArrayInputStream(xml));
            try {
                return new Reading(reader).message();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The tenant that its issuer names. */
    public Optional<TenantId> tenant() {
        return TenantId.ofIssuer(issuer);
    }

    private static final class Reading {

        private final XMLStreamReader xml;
        private boolean isAnswer;
        private String id;
        private String destination;
        private Instant issuedAt;
        private Instant notOnOrAfter;
        private String inResponseTo;
        private String issuer;
        private String sessionIndex;
        private String status;
        private boolean isContradictory;

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        Optional<LogoutMessage> message() throws XMLStreamException {
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || depth > DEEPEST) {
                    return Optional.empty();
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    if (depth == 0 && !begins()) {
                        return Optional.empty();
                    }
                    boolean isReadWhole = depth == 1 && holdsText();
                    if (depth == 2 && is(PROTOCOL, "StatusCode")) {
                        status = once(status, attribute("Value"));
                    }
                    depth += isReadWhole ? 0 : 1;
                }
            }
            return isContradictory || isIncomplete() ? Optional.empty() : Optional.of(whole());
        }

        private boolean begins() {
            isAnswer = is(PROTOCOL, "LogoutResponse");
            id = attribute("ID");
            destination = attribute("Destination");
            issuedAt = instant(attribute("IssueInstant"));
            notOnOrAfter = instant(attribute("NotOnOrAfter"));
            inResponseTo = attribute("InResponseTo");
            return (isAnswer || is(PROTOCOL, "LogoutRequest")) && "2.0".equals(attribute("Version"));
        }

        /** Whether the element was one whose text counts; the reader stands at its end then. */
        private boolean holdsText() throws XMLStreamException {
            isContradictory |= is(ASSERTION, "EncryptedID");
            if (is(ASSERTION, "Issuer")) {
                issuer = once(issuer, xml.getElementText().trim());
            } else if (is(PROTOCOL, "SessionIndex")) {
                sessionIndex = once(sessionIndex, xml.getElementText().trim());
            } else {
                return false;
            }
            return true;
        }

        private String once(String before, String now) {
            isContradictory |= before != null || now == null;
            return now;
        }

        private boolean isIncomplete() {
            return isBlank(id)
                    || issuedAt == null
                    || isBlank(issuer)
                    || (isAnswer ? isBlank(inResponseTo) || status == null : isBlank(sessionIndex));
        }

        private LogoutMessage whole() {
            return new LogoutMessage(
                    isAnswer,
                    id,
                    destination,
                    issuedAt,
                    notOnOrAfter,
                    issuer,
                    sessionIndex,
                    inResponseTo,
                    SUCCESS.equals(status));
        }

        private boolean is(String namespace, String name) {
            return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
        }

        private String attribute(String name) {
            return xml.getAttributeValue(null, name);
        }

        /** SAML wants UTC (1.3.3). Without a zone it is this server's that would count. */
        private static Instant instant(String written) {
            if (written != null && !INSTANT.matcher(written).matches()) {
                throw new DateTimeException("Not an instant");
            }
            return written == null ? null : Instant.parse(written);
        }

        private static boolean isBlank(String text) {
            return text == null || text.isBlank();
        }
    }
}
