package com.rundiffusion.keycloak.e2e;

import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All that needs the image's nodes, as one class: so a single lane starts them, while the other one starts what everything else
 * needs. The classes' order starts a node as seldom as can be. They are stopped at the end, for their rounds of each second cost
 * time. Of the long tests none is here.
 */
@Suite(failIfNoTests = false)
@SelectPackages("com.rundiffusion.keycloak.e2e.nodes")
@ConfigurationParameter(
        key = "junit.jupiter.testclass.order.default",
        value = "org.junit.jupiter.api.ClassOrderer$OrderAnnotation")
class OnTwoNodesTest {

    @AfterSuite
    static void stop() {
        TwoNodes.close();
    }
}
