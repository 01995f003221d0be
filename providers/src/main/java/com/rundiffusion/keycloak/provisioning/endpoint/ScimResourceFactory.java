package com.rundiffusion.keycloak.provisioning.endpoint;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.enterprise.provisioning.RequestTally;
import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.realm.RealmResourceFactory;
import io.micrometer.core.instrument.Metrics;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of SCIM's endpoint, {@code /realms/<realm>/provisioning}, and what this node remembers of who asks. */
@AutoService(RealmResourceProviderFactory.class)
public final class ScimResourceFactory extends RealmResourceFactory implements RequestTally.Keeper {

    private final RequestTally tally;

    public ScimResourceFactory() {
        this(
                new ScimRecord(new RequestTally(), new ScimMetrics(Metrics.globalRegistry)),
                new Strangers(System::nanoTime),
                new Allowance(System::nanoTime));
    }

    private ScimResourceFactory(ScimRecord record, Strangers strangers, Allowance allowance) {
        super(
                ProvisioningUrl.ID,
                session -> new ScimResource(
                        new ScimExchange(session, new ScimDoor(session, strangers, allowance), record)));
        this.tally = record.tally();
    }

    @Override
    public RequestTally tally() {
        return tally;
    }
}
