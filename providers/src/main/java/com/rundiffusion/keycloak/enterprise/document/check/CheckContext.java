package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.time.Instant;

/**
 * What a document is judged against.
 *
 * @param identifierInUse whether the customer signs in by the document's Identifier today, elsewhere: then it is right, whatever it
 *     looks like
 */
public record CheckContext(
        ReplyUrls replyUrls, EntraHosts entraHosts, Taken taken, Instant now, boolean identifierInUse) {

    public CheckContext(ReplyUrls replyUrls, EntraHosts entraHosts, Taken taken, Instant now) {
        this(replyUrls, entraHosts, taken, now, false);
    }
}
