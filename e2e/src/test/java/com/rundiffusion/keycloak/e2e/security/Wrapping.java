package com.rundiffusion.keycloak.e2e.security;

import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * XML signature wrapping, after Somorovsky and others, <em>On Breaking SAML</em> (2012): what was signed stays somewhere in the
 * document, and what is read is another person. The numbers are those that SAML Raider gives them.
 */
enum Wrapping {
    /** The signed Response inside the signature of a forged one. */
    XSW1 {
        @Override
        void apply(Document document, boolean sameId) {
            Element forged = document.getDocumentElement();
            Element signature = Markup.signatureOf(forged);
            Element original = Markup.copy(forged);
            original.removeChild(Markup.signatureOf(original));
            Markup.forge(Markup.assertionIn(forged));
            rename(forged, sameId);
            signature.appendChild(original);
        }
    },
    /** The signed Response beside its signature in a forged one. */
    XSW2 {
        @Override
        void apply(Document document, boolean sameId) {
            Element forged = document.getDocumentElement();
            Element signature = Markup.signatureOf(forged);
            Element original = Markup.copy(forged);
            original.removeChild(Markup.signatureOf(original));
            Markup.forge(Markup.assertionIn(forged));
            rename(forged, sameId);
            forged.insertBefore(original, signature);
        }
    },
    /** A forged assertion before the signed one. */
    XSW3 {
        @Override
        void apply(Document document, boolean sameId) {
            Element signed = Markup.assertionIn(document.getDocumentElement());
            signed.getParentNode().insertBefore(forgedCopy(signed, sameId), signed);
        }
    },
    /** A forged assertion around the signed one. */
    XSW4 {
        @Override
        void apply(Document document, boolean sameId) {
            Element signed = Markup.assertionIn(document.getDocumentElement());
            Element forged = forgedCopy(signed, sameId);
            signed.getParentNode().replaceChild(forged, signed);
            forged.appendChild(signed);
        }
    },
    /** The signature in a forged assertion, the signed one at the end of the Response. */
    XSW5 {
        @Override
        void apply(Document document, boolean sameId) {
            Element forged = Markup.assertionIn(document.getDocumentElement());
            Element original = Markup.copy(forged);
            original.removeChild(Markup.signatureOf(original));
            Markup.forge(forged);
            rename(forged, sameId);
            document.getDocumentElement().appendChild(original);
        }
    },
    /** The signed assertion inside the signature of a forged one. */
    XSW6 {
        @Override
        void apply(Document document, boolean sameId) {
            Element forged = Markup.assertionIn(document.getDocumentElement());
            Element original = Markup.copy(forged);
            original.removeChild(Markup.signatureOf(original));
            Markup.forge(forged);
            rename(forged, sameId);
            Markup.signatureOf(forged).appendChild(original);
        }
    },
    /** A forged assertion in the Response's extensions. */
    XSW7 {
        @Override
        void apply(Document document, boolean sameId) {
            Element signed = Markup.assertionIn(document.getDocumentElement());
            Element extensions = Markup.protocol(document, "Extensions");
            extensions.appendChild(forgedCopy(signed, sameId));
            signed.getParentNode().insertBefore(extensions, signed);
        }
    },
    /** The signed assertion in an Object of the signature of a forged one. */
    XSW8 {
        @Override
        void apply(Document document, boolean sameId) {
            Element forged = Markup.assertionIn(document.getDocumentElement());
            Element original = Markup.copy(forged);
            original.removeChild(Markup.signatureOf(original));
            Markup.forge(forged);
            rename(forged, sameId);
            Node object = Markup.signature(document, "Object");
            object.appendChild(original);
            Markup.signatureOf(forged).appendChild(object);
        }
    };

    abstract void apply(Document document, boolean sameId);

    /** @param sameId whether the forged part bears the id of the signed one */
    Consumer<Document> with(boolean sameId) {
        return document -> apply(document, sameId);
    }

    /** The first two wrap a signed Response, the others a signed assertion. */
    boolean ofResponse() {
        return this == XSW1 || this == XSW2;
    }

    private static Element forgedCopy(Element signed, boolean sameId) {
        Element forged = Markup.copy(signed);
        forged.removeChild(Markup.signatureOf(forged));
        Markup.forge(forged);
        rename(forged, sameId);
        return forged;
    }

    private static void rename(Element forged, boolean sameId) {
        if (!sameId) {
            forged.setAttribute("ID", "_forged");
        }
    }
}
