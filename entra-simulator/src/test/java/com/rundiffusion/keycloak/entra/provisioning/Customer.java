package com.rundiffusion.keycloak.entra.provisioning;

import com.rundiffusion.keycloak.entra.Directory;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.MovableClock;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.SimulatedEntra;
import com.rundiffusion.keycloak.entra.Sites;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A tenant whose provisioning is set up for the stub and started, with nobody assigned yet. */
final class Customer implements BeforeEachCallback, AfterEachCallback {

    private final StubApplication application;
    private final MovableClock clock = new MovableClock();
    private final EntraTenant tenant = new SimulatedEntra(Sites.production(), clock).contoso();

    Customer(StubApplication application) {
        this.application = application;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        application.start();
        tenant.users().forEach(user -> tenant.application().assignments().unassign(user));
        job().credentials(application.tenantUrl(), StubApplication.TOKEN).start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        application.stop();
    }

    ProvisioningJob job() {
        return tenant.provisioning();
    }

    EntraTenant tenant() {
        return tenant;
    }

    Directory directory() {
        return tenant.directory();
    }

    MovableClock clock() {
        return clock;
    }

    EntraUser user(Person person) {
        return tenant.user(person);
    }

    EntraUser assigned(Person person) {
        EntraUser user = user(person);
        tenant.application().assignments().assign(user);
        return user;
    }

    /** Somebody new, assigned and provisioned by a cycle of which nothing is kept. */
    EntraUser provisioned(String name) {
        EntraUser user = directory().hire(name);
        tenant.application().assignments().assign(user);
        job().cycle();
        application.taken();
        return user;
    }

    /** A new group that is assigned. */
    GroupObject group(String name, EntraUser... members) {
        GroupObject group = directory().addGroup(name);
        for (EntraUser member : members) {
            group = directory().join(group, member);
        }
        tenant.application().assignments().assign(group);
        return group;
    }

    String id(EntraUser user) {
        return job().targetId(user.objectId()).orElseThrow();
    }
}
