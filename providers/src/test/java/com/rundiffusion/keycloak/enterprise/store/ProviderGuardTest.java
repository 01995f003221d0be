package com.rundiffusion.keycloak.enterprise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.idm.MembershipType;

class ProviderGuardTest {

    private final TestStore store = new TestStore();

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of("contoso.example"), Map.of("planEndsOn", "2999-12-31"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entityId",
                "singleSignOnServiceUrl",
                "idpEntityId",
                "signingCertificate",
                "signOnUrl",
                "metadataUrl",
                "otherDomains",
                "contacts",
                "planEndsOn",
                "acceptExpiredCertificatesUntil",
                "status",
                "provisioning",
                "roles",
                "firebaseUsers"
            })
    void aValueOfOursIsNeitherChangedNorAddedNorTakenAway(String key) {
        assertThat(faults(provider -> provider.getConfig().put(key, "other"))).containsOnly(FaultCode.VALUE_OF_API);
        assertThat(faults(provider -> provider.getConfig().putIfAbsent(key, "")))
                .isEmpty();
    }

    @Test
    void whatIsKeycloaksOwnIsFree() {
        assertThat(faults(provider -> {
                    provider.setEnabled(false);
                    provider.setLinkOnly(true);
                    provider.getConfig().put("guiOrder", "1");
                }))
                .isEmpty();
        assertThat(faults(provider -> provider.setDisplayName("Other"))).containsOnly(FaultCode.VALUE_OF_API);
        assertThat(faults(provider -> provider.getConfig().remove("planEndsOn")))
                .containsOnly(FaultCode.VALUE_OF_API);
    }

    @Test
    void aProviderThatIsNotStoredIsNotMade() {
        assertThat(faults(provider -> provider.setInternalId(null))).containsOnly(FaultCode.PROVIDER_OF_API);
        assertThat(faults(provider -> provider.setInternalId("another"))).containsOnly(FaultCode.PROVIDER_OF_API);
    }

    @Test
    void aRealmThatIsBeingMadeIsTakenAsItIs() {
        store.sessions().run(session -> {
            RealmModel realm = session.getContext().getRealm();
            ProviderGuard.event(made(session, realm));
            assertThat(ProviderGuard.faults(session, realm, new IdentityProviderModel()))
                    .isEmpty();
        });
    }

    @Test
    void anOrganizationThatIsLeftIsARemnantAndOneOfSomebodyElseIsNot() {
        assertThat(store.remnant("contoso")).isEmpty();
        group();
        remove("contoso");
        member("contoso.11111111-2222-4333-8444-555555555555");
        assertThat(store.remnant("contoso")).isPresent();
        assertThat(store.remnant("contoso").get().problem()).isEqualTo(FaultCode.PROVIDER_MISSING);

        member("somebody@contoso.example");
        assertThat(store.remnant("contoso")).isEmpty();
        assertThat(store.remnant("nobody")).isEmpty();
    }

    @Test
    void aProviderThatNamesNoTenantIsARemnant() {
        store.connect("fabrikam", Set.of(), Map.of("idpEntityId", "https://elsewhere.example/"));
        assertThat(store.remnant("fabrikam").get().problem()).isEqualTo(FaultCode.PROVIDER_INCOMPLETE);
    }

    private void remove(String alias) {
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .remove(TestStore.entities(session)
                                .find(IdentityProviderEntity.class, TestStore.providerId(alias))));
    }

    private void member(String name) {
        store.sessions().run(session -> {
            UserEntity user = new UserEntity();
            user.setId(KeycloakModelUtils.generateId());
            user.setRealmId(TestSessions.REALM);
            user.setUsername(name);
            TestStore.entities(session).persist(user);
            UserGroupMembershipEntity membership = new UserGroupMembershipEntity();
            membership.setUser(user);
            membership.setGroupId("contoso-group");
            membership.setMembershipType(MembershipType.MANAGED);
            TestStore.entities(session).persist(membership);
        });
    }

    private void group() {
        store.sessions().run(session -> {
            GroupEntity group = new GroupEntity();
            group.setId("contoso-group");
            group.setRealm(TestSessions.REALM);
            group.setName("contoso");
            group.setParentId(" ");
            TestStore.entities(session).persist(group);
            TestStore.entities(session)
                    .find(OrganizationEntity.class, "contoso-organization")
                    .setGroupId("contoso-group");
        });
    }

    private Set<FaultCode> faults(Consumer<IdentityProviderModel> change) {
        return store.sessions().inTransaction(session -> {
            IdentityProviderModel provider = session.identityProviders().getByAlias("contoso");
            change.accept(provider);
            return ProviderGuard.faults(session, session.getContext().getRealm(), provider).stream()
                    .map(Fault::code)
                    .collect(Collectors.toSet());
        });
    }

    private static RealmModel.RealmCreationEvent made(KeycloakSession session, RealmModel realm) {
        return new RealmModel.RealmCreationEvent() {

            @Override
            public RealmModel getCreatedRealm() {
                return realm;
            }

            @Override
            public KeycloakSession getKeycloakSession() {
                return session;
            }
        };
    }
}
