package com.rundiffusion.keycloak.schema;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Our tables, made and migrated by Keycloak's own start. */
@AutoService(JpaEntityProviderFactory.class)
public final class SsoSchemaFactory implements JpaEntityProviderFactory {

    private static final String ID = "rundiffusion-sso";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new Schema();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(RowsFollow::event);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}

    private record Schema() implements JpaEntityProvider {

        @Override
        public List<Class<?>> getEntities() {
            return List.of(
                    EnterpriseRow.class,
                    CertificateRow.class,
                    NoticeRow.class,
                    NoticeMailRow.class,
                    FirebaseUserRow.class,
                    TaskRow.class,
                    SignInLogRow.class,
                    SetupLinkRow.class,
                    SetupSecretRow.class,
                    SetupOpeningRow.class,
                    SetupTestRow.class,
                    DomainProofRow.class,
                    SignInDayRow.class,
                    PersonRow.class,
                    PersonValuesRow.class,
                    PersonGroupRow.class,
                    GroupMemberRow.class,
                    AccessTokenRow.class,
                    ProvisioningRow.class,
                    ScimRequestRow.class,
                    LogoutNoticeRow.class,
                    SessionIndexRow.class,
                    WriteLockRow.class);
        }

        @Override
        public String getChangelogLocation() {
            return "META-INF/sso-changelog.xml";
        }

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void close() {}
    }
}
