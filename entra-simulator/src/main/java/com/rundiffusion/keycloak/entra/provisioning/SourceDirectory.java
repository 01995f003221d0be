package com.rundiffusion.keycloak.entra.provisioning;

import java.util.List;

/** What the service reads of a tenant, at the beginning of each cycle. */
public interface SourceDirectory {

    /** The deleted ones too, until they are purged. */
    List<SourceUser> users();

    List<SourceGroup> groups();
}
