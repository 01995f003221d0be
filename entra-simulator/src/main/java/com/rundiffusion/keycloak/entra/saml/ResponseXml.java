package com.rundiffusion.keycloak.entra.saml;

import static com.rundiffusion.keycloak.entra.saml.ResponseField.*;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements of a response in Entra's order: the AuthnStatement comes last, against the samples in the specification. */
final class ResponseXml {

    private final ResponseDraft draft;

    private ResponseXml(ResponseDraft draft) {
        this.draft = draft;
    }

    static Document of(ResponseDraft draft) {
        return new ResponseXml(draft).response();
    }

    static Element assertion(Document document) {
        return (Element) document.getElementsByTagNameNS(SamlNames.ASSERTION, "Assertion")
                .item(0);
    }

    /** Signs a Response or an Assertion; the schema wants the signature right after the Issuer. */
    static void sign(Element element, SigningCertificate key, SigningAlgorithm algorithm) {
        Node first = element.getFirstChild();
        boolean issuer = first != null && "Issuer".equals(first.getLocalName());
        EnvelopedSignature.sign(element, issuer ? first.getNextSibling() : first, key, algorithm);
    }

    private Document response() {
        Markup response = envelope(
                draft.get(RESPONSE_ID),
                draft.get(RESPONSE_ISSUE_INSTANT),
                draft.get(DESTINATION),
                draft.get(IN_RESPONSE_TO),
                draft.get(RESPONSE_ISSUER));
        if (draft.has(STATUS)) {
            response.child(SamlNames.PROTOCOL, "samlp:Status")
                    .child(SamlNames.PROTOCOL, "samlp:StatusCode")
                    .attribute("Value", draft.get(STATUS));
        }
        assertion(response.child(SamlNames.ASSERTION, "Assertion"));
        return response.document();
    }

    /** What a failure has as well; {@code null} leaves a part out. */
    static Markup envelope(String id, String issueInstant, String destination, String inResponseTo, String issuer) {
        Markup response = Markup.root(SamlNames.PROTOCOL, "samlp:Response")
                .id(id)
                .attribute("Version", "2.0")
                .attribute("IssueInstant", issueInstant)
                .attribute("Destination", destination)
                .attribute("InResponseTo", inResponseTo);
        if (issuer != null) {
            response.child(SamlNames.ASSERTION, "Issuer").text(issuer);
        }
        return response;
    }

    private void assertion(Markup assertion) {
        assertion
                .id(draft.get(ASSERTION_ID))
                .attribute("IssueInstant", draft.get(ASSERTION_ISSUE_INSTANT))
                .attribute("Version", "2.0");
        if (draft.has(ASSERTION_ISSUER)) {
            assertion.child("Issuer").text(draft.get(ASSERTION_ISSUER));
        }
        if (draft.has(SUBJECT)) {
            subject(assertion.child("Subject"));
        }
        if (draft.has(CONDITIONS)) {
            conditions(assertion.child("Conditions"));
        }
        if (!draft.claims().isEmpty()) {
            attributes(assertion.child("AttributeStatement"));
        }
        if (draft.has(AUTHN_STATEMENT)) {
            authentication(assertion.child("AuthnStatement"));
        }
    }

    private void subject(Markup subject) {
        if (draft.has(NAME_ID)) {
            subject.child("NameID")
                    .attribute("Format", draft.get(NAME_ID_FORMAT))
                    .text(draft.get(NAME_ID));
        }
        if (draft.has(SUBJECT_CONFIRMATION)) {
            Markup confirmation =
                    subject.child("SubjectConfirmation").attribute("Method", draft.get(SUBJECT_CONFIRMATION));
            if (draft.has(SUBJECT_CONFIRMATION_DATA)) {
                confirmation
                        .child("SubjectConfirmationData")
                        .attribute("InResponseTo", draft.get(CONFIRMED_IN_RESPONSE_TO))
                        .attribute("NotOnOrAfter", draft.get(CONFIRMATION_NOT_ON_OR_AFTER))
                        .attribute("Recipient", draft.get(RECIPIENT));
            }
        }
    }

    private void conditions(Markup conditions) {
        conditions.attribute("NotBefore", draft.get(NOT_BEFORE)).attribute("NotOnOrAfter", draft.get(NOT_ON_OR_AFTER));
        if (draft.has(AUDIENCE)) {
            conditions.child("AudienceRestriction").child("Audience").text(draft.get(AUDIENCE));
        }
    }

    private void attributes(Markup statement) {
        draft.claims().forEach((name, values) -> {
            Markup attribute = statement.child("Attribute").attribute("Name", name);
            values.forEach(value -> attribute.child("AttributeValue").text(value));
        });
    }

    private void authentication(Markup statement) {
        statement
                .attribute("AuthnInstant", draft.get(AUTHN_INSTANT))
                .attribute("SessionIndex", draft.get(SESSION_INDEX));
        if (draft.has(AUTHN_CONTEXT_CLASS_REF)) {
            statement.child("AuthnContext").child("AuthnContextClassRef").text(draft.get(AUTHN_CONTEXT_CLASS_REF));
        }
    }
}
