/** What a document says of an enterprise, and whether it is right: pure, the clock and what others have passed in. */
package com.rundiffusion.keycloak.enterprise.document;
