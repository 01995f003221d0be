package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataFetch;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataUnavailable;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.RealmModel;

/**
 * Fetches the metadata that a document points to. Before any lock is taken and any transaction holds rows: a server that
 * does not answer must keep nobody waiting but the one who named it.
 */
public final class MetadataSource {

    private static final String URL = "metadataUrl";
    private static final String XML = "metadata";

    private final EntraHosts hosts;
    private final ReplyUrls replyUrls;
    private final MetadataFetch fetch;

    public MetadataSource(RealmModel realm) {
        SsoSettings settings = new SsoSettings(realm);
        this.hosts = settings.entraHosts();
        this.replyUrls = settings.replyUrls();
        this.fetch = new MetadataFetch(hosts::acceptAsPlainHttp);
    }

    /**
     * For one document at a time: whether the URL answers is part of whether it is right.
     *
     * @param storedUrl the one that is stored already, which is not fetched for that; {@code null} for none
     */
    public Submission of(ObjectNode json, Supplier<String> storedUrl) {
        return url(json)
                .filter(url -> !url.toString().equals(storedUrl.get()))
                .map(url -> fetched(json, url))
                .orElseGet(() -> new Submission(json, List.of()));
    }

    /** For many: only where the document would have no certificate without. */
    public Submission ofOneOfMany(ObjectNode json) {
        boolean hasCertificates = !json.path("certificates").isEmpty() || json.hasNonNull("certificate");
        return hasCertificates ? new Submission(json, List.of()) : of(json, () -> null);
    }

    /** What is no such URL is left to the checks, which say so. */
    private Optional<URI> url(ObjectNode json) {
        return json.hasNonNull(XML)
                ? Optional.empty()
                : Optional.ofNullable(json.path(URL).textValue())
                        .filter(text -> RequestLimit.METADATA_URL.allows(text.length()))
                        .map(PastedText::url)
                        .map(EntraUrl::of)
                        .filter(url -> hosts.accept(url) && UrlKind.of(url, replyUrls) == UrlKind.METADATA);
    }

    private Submission fetched(ObjectNode json, URI url) {
        try {
            return new Submission(json.deepCopy().put(XML, fetch.fetch(url)), List.of(), true);
        } catch (MetadataUnavailable unavailable) {
            return new Submission(
                    json,
                    List.of(FaultCode.METADATA_UNREACHABLE.fault(
                            URL, unavailable.reason().replace('_', ' '), "an XML file at " + url)));
        }
    }
}
