package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.fault.Fault;
import java.util.List;

/**
 * What the checks say of a document.
 *
 * @param enterprise that it describes; {@code null} when it has a fault
 * @param faults all of them
 */
public record Verdict(Enterprise enterprise, List<Fault> faults) {}
