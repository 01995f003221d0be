package com.rundiffusion.keycloak.fault;

import java.util.Locale;

/**
 * Everything that can be wrong with a customer's values. The {@linkplain #key() key} is stable: scripts compare it.
 *
 * <p>Entra's pages are named as its portal names them: <em>Enterprise applications → the application → Single sign-on</em>
 * shows <em>Basic SAML Configuration</em> (1), <em>Attributes &amp; Claims</em> (2), <em>SAML Certificates</em> (3) and
 * <em>Set up …</em> (4).
 */
public enum FaultCode {
    // The document.
    JSON_UNREADABLE(
            "This is not one JSON object in which each field stands once.",
            "Send one JSON object, with the fields of the documentation, each of them once."),
    BYTES_UNREADABLE(
            "These bytes are not text in the encoding that they are sent as.",
            "Save the file as UTF-8, and send it as it is."),
    FIELD_UNKNOWN("There is no such field.", "Correct its name, or leave it out."),
    FIELD_TYPE("The value is not of the type that this field has.", "Send it as the expected type."),
    FIELD_MISSING("This value is missing.", "Add it; what only the customer knows, ask the customer for."),
    VALUE_OF_OTHER_FIELD(
            "This is the value of another field.",
            "Put it into the field that is expected for it, and in its place what belongs there."),
    TEXT_TOO_LONG(
            "This is too long, or too many, to be right.",
            "Send the value alone, without what stands around it, and no more of them than expected."),
    NOT_STORED("It could not be stored, and nothing of it was.", "Send it again; the server's log says why."),
    BUSY(
            "Others were changing enterprises for longer than a call waits, and nothing of this one was stored.",
            "Send it again in a few seconds."),
    FIREBASE_CONFIGS_UNREADABLE(
            "This is not Identity Platform's list of inboundSamlConfigs.",
            "Send the answer of GET …/inboundSamlConfigs as it is, one page or one configuration."),
    FIREBASE_USERS_UNREADABLE(
            "This is not Firebase's list of users.",
            "Send one JSON object whole, with the accounts in users; nothing of this one was stored."),
    DRY_RUN_UNKNOWN("This is neither a dry run nor none, so nothing was done.", "Say dryRun=true, or leave it out."),
    ORGANIZATION_SHARED(
            "The enterprise's organization has another identity provider too, which would lose it.",
            "Unlink the other provider from the organization first, in Keycloak's admin console.",
            true),
    ACCOUNTS_UNKNOWN("There is no such way to leave.", "Say delete, or keep."),

    // The call itself.
    MEDIA_TYPE_UNSUPPORTED(
            "This call does not read a body of this media type, and nothing of it was read.",
            "Say what the body is in the header Content-Type; curl by itself calls every body a form."),
    MEDIA_TYPE_MALFORMED(
            "This is not a media type, and nothing of the body was read.", "Correct the header Content-Type."),
    ANSWER_TYPE_UNSUPPORTED(
            "This call does not answer in this media type.",
            "Ask for the expected type, or leave out the header Accept."),
    PARAMETER_UNKNOWN("This call has no such parameter, so nothing was done.", "Correct its name, or leave it out."),
    PARAMETER_REPEATED("This parameter stands there more than once, so nothing was done.", "Say it once."),
    NUMBER_MALFORMED("This is not a whole number of the expected size.", "Say one, in digits alone, or leave it out."),
    FLAG_UNKNOWN("This is neither true nor false.", "Say true, or false, or leave it out."),
    SORT_UNKNOWN("The list cannot be sorted by this.", "Name one of the expected fields, or leave it out."),
    ORDER_UNKNOWN("There is no such order.", "Say asc, or desc."),
    // What somebody does, or has done, in Keycloak's own admin console.
    PROVIDER_OF_API(
            "An identity provider of this type is half of an enterprise, and only the enterprises' own REST makes one.",
            "Send the customer's values there; docs/enterprises.md says which."),
    VALUE_OF_API(
            "This is a value of an enterprise: only the enterprises' own REST changes it, after its checks.",
            "Send it there; the console changes what is Keycloak's own alone."),
    PROVIDER_MISSING(
            "Of this enterprise its organization is left; its identity provider was removed past this API, and with it"
                    + " the links of its people.",
            "DELETE the enterprise, which takes organization and accounts as well, then POST it again.",
            true),
    PROVIDER_INCOMPLETE(
            "An identity provider of an enterprise's type has this alias and names no tenant, so it is no enterprise.",
            "DELETE it here, then POST the enterprise.",
            true),
    ORGANIZATION_MISSING(
            "The enterprise is not linked to an organization of its alias, so nobody signs in: that one holds its"
                    + " domains.",
            "PUT the enterprise with its domains and the status active; the organization is made again, or linked again."),

    // alias, displayName
    ALIAS_MALFORMED(
            "An alias has lower-case letters, digits and hyphens, at most 63, and begins with a letter or digit.",
            "Choose a short name that fits; it becomes part of the sign-in link."),
    ALIAS_RESERVED("This alias is a word of this API or of the guide.", "Choose the company's own name."),
    ALIAS_TAKEN(
            "Another enterprise, or another identity provider, has this alias.",
            "Choose another alias, or change the existing enterprise instead. GET …/enterprises/<alias> says if something is"
                    + " left of a former one, and DELETE removes that.",
            true),
    ALIAS_CHANGED("An alias never changes: it stands in people's links.", "Put back the alias that is stored."),
    DISPLAY_NAME_MALFORMED(
            "A display name has no angle brackets and no control characters.",
            "Write the company's name as people know it."),

    // identifier
    IDENTIFIER_WITH_SPACE(
            "An Identifier has no spaces.", "Copy \"Identifier (Entity ID)\" from \"Basic SAML Configuration\" again."),
    IDENTIFIER_MALFORMED(
            "An Identifier has none but the letters, digits and signs of a web address.",
            "Copy \"Identifier (Entity ID)\" from \"Basic SAML Configuration\" alone, as it stands there."),
    IDENTIFIER_IS_AUDIENCE(
            "Entra's answers write spn: before the Identifier; it is no part of it.",
            "Copy \"Identifier (Entity ID)\" from \"Basic SAML Configuration\", where it stands without spn:."),
    IDENTIFIER_IS_URL_OF_OTHER_FIELD(
            "This is the value of another field, not the Identifier.",
            "Copy \"Identifier (Entity ID)\" from \"Basic SAML Configuration\"; the guide asks for rundiffusion.com. Where a"
                    + " customer of Firebase really has this there, import-firebase takes it as it is."),
    IDENTIFIER_IS_APPLICATION_ID(
            "This is the application's own id, not its Identifier.",
            "Copy \"Identifier (Entity ID)\" from \"Basic SAML Configuration\"; the guide asks for rundiffusion.com."),

    // loginUrl
    LOGIN_URL_MALFORMED(
            "This is not one complete URL and nothing else.",
            "Copy \"Login URL\" from section 4, \"Set up …\", of \"Single sign-on\"."),
    LOGIN_URL_NOT_HTTPS("A Login URL begins with https://.", "Copy \"Login URL\" from section 4, \"Set up …\", again."),
    LOGIN_URL_FORMER_HOST(
            "This is another name, or a former one, of a host of Microsoft Entra's.",
            "Send the expected URL, under the name of today; \"Login URL\" in section 4, \"Set up …\", shows it."),
    LOGIN_URL_HOST(
            "This host is not in the list of Microsoft Entra's.",
            "Copy \"Login URL\" from section 4, \"Set up …\". A cloud that is missing in the list is added to the"
                    + " realm attribute sso.entraHosts."),
    LOGIN_URL_UNCHECKED(
            "Nobody is sent to this Login URL: it is not on a host of Entra's that the realm knows, or not of the"
                    + " enterprise's tenant.",
            "Find out who wrote it past this API. PUT the customer's \"Login URL\" from section 4, \"Set up …\", with the"
                    + " status active."),
    LOGIN_URL_EXTRAS(
            "A Login URL has no user name, port, query or fragment.",
            "Copy \"Login URL\" from section 4, \"Set up …\", again."),
    LOGIN_URL_IS_PORTAL(
            "This is the address of a page in the portal, not the Login URL.",
            "On that page open \"Single sign-on\" and copy \"Login URL\" from section 4, \"Set up …\"."),
    LOGIN_URL_IS_METADATA(
            "This is the App Federation Metadata Url, not the Login URL.",
            "Copy \"Login URL\" from section 4, \"Set up …\". This value belongs into metadataUrl."),
    LOGIN_URL_IS_SIGN_ON_URL(
            "This is the Sign on URL, which is ours, not the Login URL, which is Microsoft's.",
            "Copy \"Login URL\" from section 4, \"Set up …\". This value belongs into signOnUrl."),
    LOGIN_URL_IS_ENTRA_IDENTIFIER(
            "This is the Microsoft Entra Identifier, not the Login URL.",
            "Copy \"Login URL\", the line above it, from section 4, \"Set up …\"."),
    LOGIN_URL_OTHER_PROTOCOL(
            "This is not the endpoint of SAML sign-on, but another one or half of it.",
            "Copy \"Login URL\" from section 4, \"Set up …\"; it ends with /saml2."),
    LOGIN_URL_WITHOUT_TENANT(
            "The Login URL names no tenant, so anybody's Microsoft account could sign in.",
            "Copy \"Login URL\" from section 4, \"Set up …\": the tenant id stands in it."),
    LOGIN_URL_TENANT_NAME(
            "The Login URL names the tenant by a domain, or not by a whole id.",
            "Copy \"Login URL\" from section 4, \"Set up …\", as it stands there."),
    LOGIN_URL_TENANT_MISMATCH(
            "The Login URL and the Microsoft Entra Identifier are of different tenants.",
            "Copy both from section 4, \"Set up …\", of one and the same application."),

    // entraIdentifier
    ENTRA_IDENTIFIER_MALFORMED(
            "This is not a Microsoft Entra Identifier.",
            "Copy \"Microsoft Entra Identifier\" from section 4, \"Set up …\", of \"Single sign-on\"."),
    ENTRA_IDENTIFIER_SLASH(
            "The Microsoft Entra Identifier ends with a slash, and the slash counts.",
            "Copy \"Microsoft Entra Identifier\" from section 4, \"Set up …\", with the slash at its end."),
    ENTRA_IDENTIFIER_IS_LOGIN_URL(
            "This is the Login URL, not the Microsoft Entra Identifier.",
            "Copy \"Microsoft Entra Identifier\", the line below it, from section 4, \"Set up …\"."),
    ENTRA_IDENTIFIER_IS_METADATA(
            "This is the App Federation Metadata Url, not the Microsoft Entra Identifier.",
            "Copy \"Microsoft Entra Identifier\" from section 4, \"Set up …\". This value belongs into metadataUrl."),
    ENTRA_IDENTIFIER_IS_PORTAL(
            "This is the address of a page in the portal, not the Microsoft Entra Identifier.",
            "On that page open \"Single sign-on\" and copy \"Microsoft Entra Identifier\" from section 4, \"Set up"
                    + " …\"."),
    ENTRA_IDENTIFIER_IS_IDENTIFIER(
            "This is our Identifier, not the Microsoft Entra Identifier.",
            "Copy \"Microsoft Entra Identifier\" from section 4, \"Set up …\"; it begins with https://sts."),
    ENTRA_IDENTIFIER_WITHOUT_TENANT(
            "The Microsoft Entra Identifier names no tenant.",
            "Copy \"Microsoft Entra Identifier\" from section 4, \"Set up …\": the tenant id stands in it."),
    TENANT_TAKEN(
            "This tenant belongs to another enterprise.",
            "A tenant is connected once, for all of our apps and all brands of the customer. Change the existing"
                    + " enterprise: put a second brand's domains, and the certificate of a second application in Entra,"
                    + " beside those that it has. If it is another customer's, ask for the right tenant's values.",
            true),
    TENANT_CHANGED(
            "The tenant of an enterprise never changes: its people are known by it.",
            "A customer that moves to another tenant is a new customer: connect it under another alias."),

    // signOnUrl
    SIGN_ON_URL_MALFORMED(
            "This is not a complete URL.", "Copy \"Sign on URL\" from \"Basic SAML Configuration\", or leave it out."),
    SIGN_ON_URL_HOST(
            "The Sign on URL does not begin with the address of one of the apps.",
            "In \"Basic SAML Configuration\" set \"Sign on URL\" to the expected link, or leave it empty."),
    SIGN_ON_URL_WITHOUT_PARAMETER(
            "The Sign on URL does not say which company it is for.",
            "In \"Basic SAML Configuration\" set \"Sign on URL\" to the expected link, or leave it empty."),
    SIGN_ON_URL_PLACEHOLDER(
            "The Sign on URL still has the guide's placeholder.",
            "In \"Basic SAML Configuration\", in \"Sign on URL\", replace what stands behind autoLoginSsoProvider= by"
                    + " the company's alias."),
    SIGN_ON_URL_ALIAS(
            "The Sign on URL names another alias than the document.",
            "Make both the same; \"Sign on URL\" stands in \"Basic SAML Configuration\"."),
    SIGN_ON_URL_AMBIGUOUS(
            "The Sign on URL names more than one alias.",
            "In \"Basic SAML Configuration\" set \"Sign on URL\" to the expected link."),
    SIGN_ON_URL_IS_REPLY_URL(
            "This is a Reply URL, not the Sign on URL.",
            "Copy \"Sign on URL\" from \"Basic SAML Configuration\", or leave it out: it is optional."),

    // certificates
    CERTIFICATE_MISSING(
            "There is no certificate to verify answers with.",
            "In section 3, \"SAML Certificates\", press Download beside \"Certificate (Base64)\" and send the file."),
    CERTIFICATE_UNREADABLE(
            "This is not a certificate.",
            "In section 3, \"SAML Certificates\", press Download beside \"Certificate (Base64)\" and send the whole"
                    + " file."),
    CERTIFICATE_TRUNCATED(
            "This certificate is cut off or damaged.",
            "Send the whole file, from BEGIN CERTIFICATE to END CERTIFICATE; attach it rather than paste it."),
    CERTIFICATE_NOT_UNDERSTOOD(
            "This is as long as a certificate says it is, but cannot be read: it is damaged, or its key is of a kind"
                    + " that is not known here.",
            "In section 3, \"SAML Certificates\", download \"Certificate (Base64)\" again. If it is the same, create a"
                    + " new certificate there, make it active and send it."),
    CERTIFICATE_BINARY(
            "This is the binary file of a certificate, damaged on its way as text.",
            "In section 3, \"SAML Certificates\", choose \"Certificate (Base64)\" instead of \"Certificate (Raw)\"."),
    CERTIFICATE_IS_THUMBPRINT(
            "This is a certificate's thumbprint, not the certificate.",
            "In section 3, \"SAML Certificates\", press Download beside \"Certificate (Base64)\" and send the file."),
    CERTIFICATE_IS_METADATA(
            "This is metadata, not a certificate.",
            "Send it as metadata; or send \"Certificate (Base64)\" of section 3."),
    CERTIFICATE_IS_PRIVATE_KEY(
            "This holds a private key. It was not stored, and must not be sent to anybody.",
            "Consider the key known: in section 3, \"SAML Certificates\", create a new certificate, make it active,"
                    + " delete the old one, and send \"Certificate (Base64)\"."),
    CERTIFICATE_IS_OTHER_PEM(
            "This is a key or a request for a certificate, not a certificate.",
            "In section 3, \"SAML Certificates\", press Download beside \"Certificate (Base64)\" and send the file."),
    CERTIFICATE_CHAIN(
            "This is a chain of certificates; Entra signs with one that stands alone.",
            "Send the signing certificate alone: \"Certificate (Base64)\" of section 3, \"SAML Certificates\"."),
    CERTIFICATE_WEAK_KEY(
            "The key of this certificate is too weak.",
            "In section 3, \"SAML Certificates\", create a new certificate, make it active and send it."),
    CERTIFICATE_COSTLY_KEY(
            "The key of this certificate is larger than is taken here.",
            "In section 3, \"SAML Certificates\", create a new certificate, make it active and send it; Entra's own"
                    + " have 2048 bits."),
    CERTIFICATE_KEY_KIND(
            "Signatures by this kind of key are not taken here.",
            "In section 3, \"SAML Certificates\", create a new certificate, make it active and send it; Entra's own"
                    + " are RSA."),
    CERTIFICATE_WEAK_SIGNATURE(
            "This certificate is signed with an outdated method.",
            "In section 3, \"SAML Certificates\", create a new certificate, make it active and send it; Entra signs"
                    + " new ones with SHA-256."),
    CERTIFICATE_EXPIRED(
            "This certificate has expired, and no other one is valid now.",
            "In section 3, \"SAML Certificates\", create a new certificate, make it active and send it. If Entra goes on"
                    + " signing with this one meanwhile, acceptExpiredCertificatesUntil lets its people in for a while."),
    CERTIFICATE_NOT_YET_VALID(
            "This certificate is not valid yet, and no other one is valid now.",
            "Send the certificate that is marked Active in section 3, \"SAML Certificates\"."),
    CERTIFICATE_TAKEN(
            "This certificate belongs to another enterprise.",
            "Each application in Entra has its own. Download \"Certificate (Base64)\" in this customer's application. If"
                    + " both are one customer, put all certificates into the one enterprise's certificates.",
            true),

    CERTIFICATE_UNCHECKED(
            "This certificate did not come through this API, so no sign-in trusts it.",
            "Ask the customer whether it is theirs. If it is, send it in certificates; if not, find out who wrote it there."),

    // metadataUrl, metadata
    METADATA_URL_MALFORMED(
            "This is not a metadata URL of Entra.",
            "Copy \"App Federation Metadata Url\" from section 3, \"SAML Certificates\"."),
    METADATA_URL_NOT_HTTPS(
            "A metadata URL begins with https://, and has no user name, port or fragment.",
            "Copy \"App Federation Metadata Url\" from section 3, \"SAML Certificates\", again."),
    METADATA_URL_IS_PORTAL(
            "This is the address of a page in the portal, not the metadata's.",
            "Copy \"App Federation Metadata Url\" from section 3, \"SAML Certificates\"."),
    METADATA_URL_FORMER_HOST(
            "This is another name, or a former one, of a host of Microsoft Entra's.",
            "Send the expected URL, under the name of today; section 3, \"SAML Certificates\", shows it."),
    METADATA_URL_HOST(
            "This host is not in the list of Microsoft Entra's.",
            "Copy \"App Federation Metadata Url\" from section 3, \"SAML Certificates\", or send the file's content as"
                    + " metadata."),
    METADATA_URL_WITHOUT_APPLICATION(
            "This URL names no application behind ?appid=, so it lists the tenant's keys and not the application's.",
            "Copy \"App Federation Metadata Url\" from section 3, \"SAML Certificates\", with ?appid= and what"
                    + " follows."),
    METADATA_URL_TENANT(
            "The metadata URL is not of the tenant that the Microsoft Entra Identifier names.",
            "Copy \"App Federation Metadata Url\" from section 3 of the same application."),
    METADATA_UNREACHABLE(
            "The metadata could not be read from its URL.",
            "Open the URL in a browser. If it shows an XML file there, send that as metadata; else copy it again."),
    METADATA_UNREADABLE(
            "The metadata of one identity provider cannot be read from this.",
            "In section 3, \"SAML Certificates\", press Download beside \"Federation Metadata XML\" and send the"
                    + " file's content."),
    METADATA_CUT_OFF(
            "This metadata is cut off: it begins, and does not end.",
            "Send the whole file, from its beginning to </EntityDescriptor>; attach it rather than paste it."),
    METADATA_IS_URL(
            "This is the App Federation Metadata Url, not the file itself.",
            "This value belongs into metadataUrl; or open it in a browser and send the content of the file."),
    METADATA_IS_CERTIFICATE(
            "This is a certificate, not metadata.",
            "This value belongs into certificates; or press Download beside \"Federation Metadata XML\" in section 3."),
    METADATA_WITHOUT_TENANT(
            "This metadata is for all tenants, so it is nobody's.",
            "Copy \"App Federation Metadata Url\" from section 3, \"SAML Certificates\", of the customer's"
                    + " application."),
    METADATA_OTHER_ISSUER(
            "The metadata is of another issuer than the Microsoft Entra Identifier.",
            "Take both from one and the same application."),
    METADATA_WITHOUT_CERTIFICATE(
            "The metadata lists no signing certificate that can be used here.",
            "In section 3, \"SAML Certificates\", create a certificate, make it active, and send the metadata again."),

    // domains, contacts, the rest
    DOMAINS_MISSING(
            "No domain is named. Everybody in the tenant is let in, every address counts as unverified, and nobody is led"
                    + " here by the address that they type.",
            "Ask the customer for the domains of its addresses and add them; a customer may also stay as it is."),
    DOMAIN_MALFORMED("This is not a domain.", "Write what stands behind the @ in the company's addresses."),
    DOMAIN_IS_ADDRESS("This is an email address, not a domain.", "Write what stands behind the @."),
    DOMAIN_PUBLIC(
            "Anybody can have an address at this mail provider.", "Name the company's own domains, or none at all."),
    DOMAIN_PUBLIC_SUFFIX(
            "Anybody can register a name below this one, so it is no company's own.",
            "Name the company's own domains whole, or none at all."),
    DOMAIN_OURS(
            "This domain is ours, not the company's.",
            "Name the domains of the company's own addresses, or none at all."),
    DOMAIN_ONMICROSOFT(
            "Microsoft gives out domains below onmicrosoft.com; they are not the company's own.",
            "Name the company's own domains; \"Custom domain names\" in Entra lists them."),
    DOMAIN_TAKEN(
            "This domain belongs to another enterprise.",
            "A domain belongs to one enterprise. Remove it there first, or ask the customer.",
            true),
    OTHER_DOMAINS_UNKNOWN("There is no such rule for other domains.", "Say refuse, or unverified."),
    STATUS_UNKNOWN("There is no such status.", "Say active, draft or paused."),
    CONTACT_MALFORMED("This is not an email address.", "Name the address of somebody at the company."),
    PLAN_END_MALFORMED("This is not a date.", "Write year, month and day, as in 2026-12-31."),
    PLAN_END_PAST(
            "The plan's last day is over, so nobody could sign in.",
            "Name a day to come, or none, or leave the enterprise paused."),

    // How people come and go, and what they may.
    PROVISIONING_UNKNOWN("There is no such policy of provisioning.", "Say off, optional or required."),
    PROVISIONING_NOT_SEEN(
            "The customer's Entra has provisioned nobody here yet, so nobody could sign in.",
            "Say optional until the first people have come; GET …/provisioning tells when.",
            true),
    ROLES_SOURCE_UNKNOWN(
            "There is no such source of roles.", "Say appRoles, groups or provisionedGroups, or leave roles out."),
    ROLES_SOURCE_OFF(
            "Provisioned groups are the source of the roles, and nothing is provisioned.",
            "Set provisioning to optional or required as well, or name another source."),
    ROLES_CLAIM_MALFORMED(
            "This is not the name of an attribute of an assertion, or the source has none.",
            "Copy the claim's name from section 2, \"Attributes & Claims\"; only the source appRoles takes one."),
    ROLES_KEY_MALFORMED(
            "This is not the object id of a group.",
            "Copy \"Object Id\" of the group from Entra, under Groups; a group's name may change."),
    ROLE_UNKNOWN(
            "The realm has no such role for people of enterprises.",
            "Name one of the expected roles; the realm attribute sso.roles lists them."),

    TOKENS_TOO_MANY(
            "As many tokens of this enterprise open already as ever do: one that is in use, and the one that takes its"
                    + " place.",
            "Revoke the one that Entra no longer has, then make another.",
            true),
    TOKEN_END_MALFORMED(
            "This is not a moment at which a token could end.",
            "Write day, time and zone of a moment to come, as in 2026-12-31T00:00:00Z, or leave it out: then it opens until"
                    + " it is revoked."),

    // A setup link.
    PURPOSE_UNKNOWN(
            "A setup link is for nothing of this kind, or not for this customer.", "Name some of the expected ones."),
    CLIENT_UNKNOWN("There is no such app.", "Name the client id of one of the expected ones, or leave it out."),
    PROOF_UNKNOWN(
            "This says of a domain neither that it is the customer's nor that this is to be proven.",
            "Write the domain alone, or with a proof that is one of the expected."),
    LANGUAGE_UNKNOWN(
            "The realm's pages do not speak this language.",
            "Name the tag of one of the expected ones, or leave it out: then the contact's browser decides."),
    CERTIFICATE_KNOWN(
            "All of these certificates are known already, so there is nothing to renew.",
            "In section 3, \"SAML Certificates\", press Edit, then New Certificate, then Save, and give the new one."),
    LINK_ENDED("This setup link has ended, was withdrawn or has done its work.", "Make another one for this customer."),
    APPROVAL_NOT_ASKED(
            "The customer has not asked for a yes to what it has given, or has changed it since.",
            "Look at the link again; approve once its customer has asked, and with askedAt as it stands there."),
    DAYS_UNKNOWN("This is not a number of days.", "Write how many days the link is to last longer, or leave it out."),
    PASTE_UNREADABLE(
            "Nothing of an application in Entra was found in this text.",
            "Copy \"App Federation Metadata Url\" from section 3 of \"Single sign-on\", and paste it alone."),
    VALUE_AMBIGUOUS(
            "The text has more than one value for this, and nobody can tell which is meant.",
            "Leave one of them, that of the application that you have made for us."),
    LOGIN_URL_CLOUD_MISMATCH(
            "The Login URL is of another cloud of Microsoft's than the Microsoft Entra Identifier.",
            "Copy both from section 4, \"Set up …\", of one and the same application; or give the App Federation Metadata Url."),
    TENANT_UNEXPECTED(
            "These values are of another tenant than the one that this link is for.",
            "Sign in to Entra with an account of the expected tenant, and copy the values there."),
    TENANT_ID_MALFORMED(
            "This is not the id of a tenant.",
            "Copy \"Tenant ID\" from the overview of the customer's Entra, or leave it out."),

    // acceptExpiredCertificatesUntil
    EXPIRY_TOLERANCE_MALFORMED(
            "This is not a day until which expired certificates could be accepted.",
            "Write year, month and day, as in 2026-12-31, or leave it out: then none is accepted."),
    EXPIRY_TOLERANCE_RANGE(
            "Expired certificates are accepted for a short while only, and not in the past.",
            "Name a day of the expected ones, and have the customer create a new certificate until then."),
    EXPIRED_CERTIFICATES_ACCEPTED(
            "Certificates of this enterprise are accepted although they have expired, until this day.",
            "Have the customer create a new certificate in section 3, \"SAML Certificates\", make it active and send it;"
                    + " then remove acceptExpiredCertificatesUntil."),

    ADDRESS_MISSING(
            "Since then somebody has signed in without an email address, though one came under another name, or before.",
            "Have the customer put back the claim emailaddress in section 2, \"Attributes & Claims\", with user.mail as its"
                    + " source and the namespace http://schemas.xmlsoap.org/ws/2005/05/identity/claims. Any change of the"
                    + " enterprise takes this away.");

    private final String message;
    private final String fix;
    private final boolean conflict;

    FaultCode(String message, String fix) {
        this(message, fix, false);
    }

    FaultCode(String message, String fix, boolean conflict) {
        this.message = message;
        this.fix = fix;
        this.conflict = conflict;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String message() {
        return message;
    }

    public String fix() {
        return fix;
    }

    /** Whether the value is right in itself and only another enterprise is in its way. */
    public boolean conflict() {
        return conflict;
    }

    public Fault fault(String field, String actual, String expected) {
        return new Fault(field, this, actual, expected);
    }
}
