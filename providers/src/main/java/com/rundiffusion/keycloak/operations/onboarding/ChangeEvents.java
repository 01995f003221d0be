package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import org.keycloak.events.admin.OperationType;

/** Tells of each change of an enterprise. */
public interface ChangeEvents {

    void store(OperationType operation, String alias, Changes changes);

    /** Who makes the changes. */
    Source source();
}
