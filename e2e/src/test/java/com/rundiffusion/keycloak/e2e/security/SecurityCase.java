package com.rundiffusion.keycloak.e2e.security;

/**
 * The attacks that every release is tried with. A test says by a JUnit tag of the same name which of them it tries.
 *
 * <p>What stock Keycloak does was found out on 26.7.3: over HTTP, on its SAML library, or, where it says "by its code",
 * by reading.
 */
enum SecurityCase {
    A1("Signature wrapping in its eight forms, also with the same id twice", "refuses", "refuses"),
    A2("No signature, or an emptied one", "refuses", "refuses, and names Entra's setting"),
    A3("A stranger's key, also with the customer's certificate beside it", "refuses the key", "refuses both"),
    A4("An HMAC keyed with the customer's public key", "refuses", "refuses"),
    A5(
            "SHA-1 in signature or digest",
            "refuses by the JDK's policy, with a general message",
            "refuses by its own rule; event and page name the algorithm"),
    A6(
            "A second, unsigned assertion: beside the signed one, in Extensions, StatusDetail, Advice",
            "refuses; Advice not known",
            "refuses more than one assertion wherever it stands"),
    A7("Two assertions, both well signed", "**takes the first**", "refuses"),
    A8("A comment put into NameID, address or object id after signing", "reads the whole text", "reads the whole text"),
    A9("An element, a processing instruction or a marked section in the NameID", "refuses", "refuses"),
    A10(
            "A document type: entities, files, an address to fetch, a billion laughs",
            "refuses",
            "refuses, and connects to nothing"),
    A11(
            "Transforms: a style sheet, an XPath, more than five",
            "refuses the style sheet; the others not known",
            "refuses"),
    A12("Two SignedInfo, a comment in the digest", "refuses", "refuses"),
    A13(
            "Names that two parsers understand differently",
            "refuses the relative namespace; the others not known",
            "refuses"),
    A14("A change after signing, a subject outside of what is signed", "refuses", "refuses"),
    A15(
            "A signature of the Response alone",
            "refuses as an \"invalid signature\"",
            "refuses, and names Entra's setting"),
    A16(
            "A provider made through the admin REST without signature checks",
            "**takes unsigned answers**",
            "no such provider can be made: ours checks whatever it is told, Keycloak's own is switched off"),
    A17(
            "Encrypted assertions, unsigned, with broken padding or key",
            "**probably an oracle** (by its code): three answers that differ",
            "one answer to all: there is no key to decrypt with"),
    A18(
            "The same answer again, in the same and in another browser",
            "refuses",
            "refuses; its own browser, while it is signed in by the first, is led to the app, which begins anew"),
    A19(
            "A captured answer in the attacker's own login, used or not; on another node; after a restart",
            "**takes it** where the signed InResponseTo is absent",
            "refuses"),
    A20("No signed InResponseTo, or another request's", "**takes it** without one", "refuses"),
    A21(
            "An answer that nobody asked for",
            "shows an error",
            "drops it and starts a login; refuses it at the broker endpoint"),
    A22(
            "Keycloak's doors for unsolicited answers and metadata",
            "**two logins** from one answer",
            "shut; to a browser that was not sent there, not there"),
    A23("The attacker's answer in the victim's browser", "refuses", "refuses"),
    A24("The answer of another customer, at each door", "**takes it** at that customer's endpoint", "refuses"),
    A25(
            "The key of one customer with the issuer of another; another tenant",
            "refuses if the issuer was configured",
            "refuses"),
    A26(
            "Another Destination or Recipient: host, suffix, user, port, case, slash, encoding, scheme",
            "compares as URIs, without regard to case and port",
            "an exact list of five, compared with the signed Recipient too"),
    A27("No Recipient, no confirmation or data of it, holder of key alone", "**takes all of them**", "refuses"),
    A28("No Conditions, no audience, no end", "**takes it**", "refuses"),
    A29("Another audience", "refuses, and speaks of a timeout", "refuses, and names both"),
    A30(
            "Expired, not yet valid, three seconds early",
            "refuses, even the three seconds",
            "refuses the first two, forgives the seconds"),
    A31(
            "No Subject, no NameID, an empty or too long one, no object id",
            "**takes an empty NameID**, fails without one (500)",
            "refuses"),
    A32("No Base64, no XML, no response, a RelayState that is none", "**fails** (500)", "refuses"),
    A33(
            "A RelayState that is a URL, a script or 10,000 characters; fields that come twice",
            "refuses a URL; the others not known",
            "refuses, and repeats none of it"),
    A34("An unsigned failure with a text of the attacker's", "**shows the text**", "refuses with a text of its own"),
    A35(
            "The address, NameID, user name or object id of another customer's person",
            "**tells that the account exists**",
            "refuses what a domain tells apart; the rest is another account"),
    A36(
            "An address of another customer that nobody bears yet",
            "**admits it**, or shows a page to edit it",
            "refuses, and creates nobody"),
    A37(
            "A known person who later has an address of another customer, or one that is taken",
            "**stores it as verified**, or fails (500)",
            "refuses the first; the second is unverified and reaches nobody's account"),
    A38(
            "What looks like the domain: two @, suffix, IDN, trailing dot, subdomain",
            "refuses the first two; the others not known",
            "only the exact domain counts, in any case"),
    A39("Asking for customers: hints, broker endpoints, metadata", "**tells them apart**", "the same answer to all"),
    A40(
            "Asking the login page for customers: names, aliases, domains",
            "**tells domains apart**",
            "names nobody; what an address discloses is inherent and limited"),
    A41(
            "Paused, put into draft, disabled, deleted, other certificate, while the person is at Entra",
            "refuses",
            "refuses by the state that is now"),
    A42(
            "LogoutRequests: unsigned, signed, another customer's",
            "signs out if signed; no check of time or repetition (by its code)",
            "signs nobody out"),
    A43(
            "Connecting a customer: another's alias, link or ids, an ended or withdrawn link, another site's form, fields that are not of the"
                    + " document, nobody's token",
            "not there",
            "refuses or is not there, changes nothing"),
    A44(
            "Connecting a customer with another's tenant and a key of one's own, another's certificate or domain",
            "not there",
            "proves nothing, waits for operations, and is refused even when they say yes; the other is untouched"),
    A45(
            "Metadata from inside: loopback, link-local, private and mapped addresses, redirects, files, floods, bombs; scripts in names",
            "**fetches from loopback**",
            "refuses, connects to none of them; shows text as text"),
    A46(
            "Framing a page; reading the answer, or the secret of a setup link, from address, Referer, cache or log",
            "frames by the same origin, no referrer",
            "no frames, no referrer, nothing kept, nothing logged"),
    A47(
            "LogoutRequests at the Logout URL: unsigned, of SHA-1, another customer's, for another address, early, late, again, malformed",
            "signs out if signed; no check of Destination, time or repetition (by its code)",
            "signs nobody out; the answer is that to a good one");

    private final String attack;
    private final String stock;
    private final String ours;

    SecurityCase(String attack, String stock, String ours) {
        this.attack = attack;
        this.stock = stock;
        this.ours = ours;
    }

    String attack() {
        return attack;
    }

    String stock() {
        return stock;
    }

    String ours() {
        return ours;
    }
}
