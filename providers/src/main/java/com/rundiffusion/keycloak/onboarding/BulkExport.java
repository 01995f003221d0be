package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.EnterpriseList;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** All enterprises, a document a line, read page by page. */
final class BulkExport implements StreamingOutput {

    private static final int PAGE = 100;

    private final KeycloakSessionFactory sessions;
    private final String realmId;

    BulkExport(KeycloakSession request) {
        this.sessions = request.getKeycloakSessionFactory();
        this.realmId = request.getContext().getRealm().getId();
    }

    @Override
    public void write(OutputStream output) throws IOException {
        String last = "";
        for (List<StoredEnterprise> page = after(last); !page.isEmpty(); page = after(last)) {
            for (StoredEnterprise stored : page) {
                output.write((EnterpriseJson.document(stored) + "\n").getBytes(StandardCharsets.UTF_8));
                last = stored.enterprise().alias();
            }
            output.flush();
        }
    }

    private List<StoredEnterprise> after(String alias) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            return new EnterpriseList(session).after(alias, PAGE);
        });
    }
}
