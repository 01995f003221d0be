package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import java.util.List;

/**
 * What the checks say of a document.
 *
 * @param enterprise that it describes; {@code null} when it has a fault
 * @param faults all of them
 */
record Verdict(Enterprise enterprise, List<Fault> faults) {}
