package com.rundiffusion.keycloak.operations.admin;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseList;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseList.Page;
import com.rundiffusion.keycloak.operations.admin.answer.EnterpriseAnswer;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.keycloak.models.KeycloakSession;

/** All enterprises, a document a line, read page by page. */
final class BulkExport implements StreamingOutput {

    private static final int PAGE = 100;

    private final RealmTransaction realm;
    private final EnterpriseAnswer answer;

    BulkExport(KeycloakSession request) {
        this.realm = RealmTransaction.beside(request);
        this.answer = new EnterpriseAnswer(request.getContext().getRealm());
    }

    @Override
    public void write(OutputStream output) throws IOException {
        for (Page page = after("");
                page.last().isPresent();
                page = after(page.last().get())) {
            for (StoredEnterprise stored : page.enterprises()) {
                output.write((answer.document(stored) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            output.flush();
        }
    }

    private Page after(String alias) {
        return realm.call(session -> new EnterpriseList(session).after(alias, PAGE));
    }
}
