/** The load: browsers and Entra in one process, as cheap as they can be with real signatures. */
package com.rundiffusion.keycloak.benchmark.load;
