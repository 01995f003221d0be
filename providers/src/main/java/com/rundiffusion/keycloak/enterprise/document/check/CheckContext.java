package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Instant;
import java.util.List;

/**
 * What a document is judged against.
 *
 * @param roles that people of enterprises can have
 * @param identifierInUse whether the customer signs in by the document's Identifier today, elsewhere: then it is right, whatever it
 *     looks like
 */
public record CheckContext(
        ReplyUrls replyUrls,
        EntraHosts entraHosts,
        List<String> roles,
        Taken taken,
        Instant now,
        boolean identifierInUse) {

    public CheckContext(SsoSettings realm, Taken taken, Instant now) {
        this(realm.replyUrls(), realm.entraHosts(), realm.roles(), taken, now, false);
    }

    /** Of a customer that signs in by the document's Identifier today. */
    public CheckContext whereIdentifierIsInUse() {
        return new CheckContext(replyUrls, entraHosts, roles, taken, now, true);
    }
}
