package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.time.Instant;

/** What a document is judged against. */
record Circumstances(ReplyUrls replyUrls, EntraHosts entraHosts, Neighbours neighbours, Instant now) {}
