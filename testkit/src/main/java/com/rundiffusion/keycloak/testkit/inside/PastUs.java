package com.rundiffusion.keycloak.testkit.inside;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Writes values of enterprises past every check: as the database of an older version holds them, an import of its realm brings
 * them, or the passing of a day makes them. {@code /admin/realms/<realm>/past-us/<alias>}.
 */
public final class PastUs extends InsideResource {

    static final String ID = "past-us";

    public PastUs() {
        super(ID, Resource::new);
    }

    /** Public, as JAX-RS wants it. */
    public static final class Resource {

        private final KeycloakSession session;

        Resource(KeycloakSession session) {
            this.session = session;
        }

        /** Sets some keys of a provider's configuration; the others stay. */
        @PUT
        @Path("{alias}")
        @Consumes(MediaType.APPLICATION_JSON)
        public void set(@PathParam("alias") String alias, Map<String, String> config) {
            IdentityProviderModel provider = session.getProvider(IdentityProviderStorageProvider.class, "jpa")
                    .getByAlias(alias);
            provider.getConfig().putAll(config);
            session.identityProviders().update(provider);
        }

        /** As if the days of a setup link were over. */
        @PUT
        @Path("setup-links/{id}")
        public void end(@PathParam("id") String id) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(
                            "update SetupLinkRow row set row.endsAt = :now, row.stillSince = null where row.id = :id")
                    .setParameter("now", Time.currentTimeMillis())
                    .setParameter("id", id)
                    .executeUpdate();
        }

        /** As if a setup link had been made earlier. */
        @PUT
        @Path("setup-links/{id}/age/{millis}")
        public void age(@PathParam("id") String id, @PathParam("millis") long millis) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(
                            "update SetupLinkRow row set row.createdAt = row.createdAt - :millis,"
                                    + " row.mailedAt = row.mailedAt - :millis, row.againAt = row.againAt - :millis where row.id = :id")
                    .setParameter("millis", millis)
                    .setParameter("id", id)
                    .executeUpdate();
        }

        /** As if an enterprise's Entra had been heard of earlier. */
        @PUT
        @Path("provisioning/{alias}/age/{millis}")
        public void ageProvisioning(@PathParam("alias") String alias, @PathParam("millis") long millis) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery("update ProvisioningRow row set row.lastRequestAt = row.lastRequestAt - :millis,"
                            + " row.lastSuccessAt = row.lastSuccessAt - :millis where row.providerId = :provider")
                    .setParameter("millis", millis)
                    .setParameter(
                            "provider",
                            session.identityProviders().getByAlias(alias).getInternalId())
                    .executeUpdate();
        }

        /** Makes an enterprise of which no table of ours knows. */
        @POST
        @Path("{alias}")
        @Consumes(MediaType.APPLICATION_JSON)
        public void make(@PathParam("alias") String alias, Map<String, String> config) {
            OrganizationModel organization =
                    session.getProvider(OrganizationProvider.class).create(null, alias, alias);
            IdentityProviderModel provider = new IdentityProviderModel();
            provider.setAlias(alias);
            provider.setProviderId("entra-saml");
            provider.setEnabled(true);
            provider.setOrganizationId(organization.getId());
            provider.setConfig(config);
            session.identityProviders().create(provider);
        }
    }
}
