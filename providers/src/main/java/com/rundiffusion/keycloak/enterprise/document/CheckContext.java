package com.rundiffusion.keycloak.enterprise.document;

import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.time.Instant;

/** What a document is judged against. */
public record CheckContext(ReplyUrls replyUrls, EntraHosts entraHosts, Taken taken, Instant now) {}
